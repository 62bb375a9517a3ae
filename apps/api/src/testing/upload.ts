import { randomBytes } from 'node:crypto'
import type { Image } from '@atelier/contracts'
import { writeRecipe, type Recipe } from '@atelier/imaging'
import { makePng, NO_RECIPE } from '@atelier/imaging/testing'
import type { Studio } from './studio.ts'

/** Posts a form; each file under the field `file`. */
export const postFiles = (studio: Pick<Studio, 'request'>, ...files: readonly Uint8Array[]) =>
  postFilesTo('/api/v1/images', studio, ...files)

export function postFilesTo(
  url: string,
  { request }: Pick<Studio, 'request'>,
  ...files: readonly Uint8Array[]
): Promise<Response> {
  const body = new FormData()
  for (const [index, bytes] of files.entries())
    body.append('file', new Blob([Buffer.from(bytes)]), `picture-${index}.png`)
  return request(url, { method: 'POST', body })
}

/** Imports a picture of its own that carries this recipe: no other file is the same, byte for byte. */
export async function importPicture(
  studio: Pick<Studio, 'request'>,
  recipe: Partial<Recipe> = {},
  size: { width?: number; height?: number } = {},
): Promise<Image> {
  const response = await postFiles(
    studio,
    writeRecipe(
      makePng({ ...size, seed: Number(recipe.seed ?? 0), chunks: [['unIq', randomBytes(12)]] }),
      { ...NO_RECIPE, ...recipe },
      'trained',
    ),
  )
  if (response.status !== 201)
    throw new Error(`the import was answered with ${response.status}: ${await response.text()}`)
  return (await response.json()) as Image // held against its schema by `request`
}
