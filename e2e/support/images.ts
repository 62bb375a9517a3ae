import { randomBytes } from 'node:crypto'
import type { Image } from '@atelier/contracts'
import { writeRecipe } from '@atelier/imaging'
import { makePng, NO_RECIPE } from '@atelier/imaging/testing'

export interface PlannedImage {
  readonly prompt: string
  readonly model?: string
  /** Pixels; left out, the shapes of photographs, portraits and squares take turns. */
  readonly width?: number
  readonly height?: number
}

const SHAPES = [
  [240, 160],
  [160, 240],
  [200, 200],
  [320, 180],
  [180, 240],
] as const

/** Fills the gallery through the API, far faster than generating: a small picture for each prompt, the last one the newest. */
export async function importImages(studioUrl: string, planned: readonly PlannedImage[]): Promise<Image[]> {
  const images: Image[] = []
  for (const [index, image] of planned.entries()) images.push(await importImage(studioUrl, image, index))
  return images
}

async function importImage(
  studioUrl: string,
  { prompt, model = 'stand-in/watercolour', ...size }: PlannedImage,
  index: number,
): Promise<Image> {
  const [width, height] = SHAPES[index % SHAPES.length] ?? SHAPES[0]
  const shape = { width, height, ...size }
  const bytes = writeRecipe(
    makePng({ ...shape, seed: index, chunks: [['unIq', randomBytes(12)]] }),
    { ...NO_RECIPE, prompt, model, seed: index, ...shape },
    'algorithmic',
  )
  const body = new FormData()
  body.append('file', new Blob([Buffer.from(bytes)], { type: 'image/png' }), 'image.png')
  const answer = await fetch(`${studioUrl}/api/v1/images`, { method: 'POST', body })
  if (answer.status !== 201) throw new Error(`importing answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Image // by the contract of importImage
}
