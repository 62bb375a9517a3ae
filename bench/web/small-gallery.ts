import type { Image } from '@atelier/contracts'
import { writeRecipe } from '@atelier/imaging'
import { NO_RECIPE } from '@atelier/imaging/testing'
import type { Scale } from '../scenario.ts'
import { startStudio } from '../processes/studio.ts'
import { makePicture } from './pictures.ts'

const SCREEN_FULL = { count: 20, size: 1024 } as const
/** How many pictures there are, and how wide and high they are in pixels. */
export const PICTURES = { full: SCREEN_FULL, quick: SCREEN_FULL, smallest: { count: 2, size: 256 } } as const

/** A studio with a few pictures, and how many bytes they have. */
export async function startSmallGallery(format: 'png' | 'jpeg', scale: Scale) {
  const { count, size } = PICTURES[scale]
  const studio = await startStudio()
  let originalBytes = 0
  for (let seed = 0; seed < count; seed += 1) {
    const picture = await makePicture({ width: size, height: size, seed })
    const encoded = await (format === 'png' ? picture.png() : picture.jpeg({ quality: 90 })).toBuffer()
    const bytes = writeRecipe(
      encoded,
      { ...NO_RECIPE, prompt: `clouds, number ${seed + 1}`, seed, width: size, height: size },
      'algorithmic',
    )
    const image = await importPicture(studio.url, bytes, `image/${format}`)
    originalBytes += image.sizeBytes
    // Until it answers, the thumbnail is not kept yet.
    await fetch(studio.url + image.urls.thumbnail).then(answer => answer.arrayBuffer())
  }
  return { ...studio, originalBytes }
}

/** A studio with one picture, square and as hard to draw as a photograph. */
export async function startOnePicture(side: number) {
  const studio = await startStudio()
  const picture = await makePicture({ width: side, height: side, seed: 1 })
  const image = await importPicture(studio.url, await picture.jpeg({ quality: 90 }).toBuffer(), 'image/jpeg')
  return { ...studio, image }
}

async function importPicture(url: string, bytes: Uint8Array, type: string): Promise<Image> {
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(bytes)], { type }), 'picture')
  const answer = await fetch(`${url}/api/v1/images`, { method: 'POST', body })
  if (answer.status !== 201) throw new Error(`importing answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Image // by the contract of importImage
}
