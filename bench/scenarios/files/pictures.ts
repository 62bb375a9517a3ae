import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makePng } from '@atelier/imaging/testing'
import type { Studio } from '../../processes/studio.ts'

/** What a picture of 512 x 512 pixels has, as PNG. */
const PICTURE_BYTES = 330 * 1024
const LANES = 4

/** What is asked for: at the studio, and as copies of the same bytes at the others. */
export interface Served {
  readonly name: string
  readonly sizeBytes: number
  readonly paths: readonly string[]
  readonly copies: readonly string[]
}

interface Image {
  readonly urls: { readonly file: string; readonly thumbnail: string }
}

/** Pictures with thumbnails, in the studio and as plain files in a folder. */
export async function storePictures(studio: Studio, { folder, count }: { folder: string; count: number }) {
  const urls: Image['urls'][] = []
  let left = count
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (left > 0) {
        const index = (left -= 1)
        const bytes = makePng({ width: 64, height: 64, seed: index, chunks: [['juNk', randomBytes(PICTURE_BYTES)]] })
        urls[index] = await importPicture(studio, bytes)
      }
    }),
  )
  const pictures = urls.map(({ file }, index) => ({ path: file, copy: `picture-${index}.png` }))
  const thumbnails = urls.map(({ thumbnail }, index) => ({ path: thumbnail, copy: `thumbnail-${index}.webp` }))
  const sizes = {
    pictures: await copyAll(studio, folder, pictures),
    thumbnails: await copyAll(studio, folder, thumbnails),
  }
  return {
    pictures: served('pictures in turn', sizes.pictures, pictures),
    thumbnails: served('thumbnails in turn', sizes.thumbnails, thumbnails),
    headers: await headersOf(studio, pictures[0]?.path ?? ''),
  }
}

const served = (name: string, sizeBytes: number, all: readonly { path: string; copy: string }[]): Served => ({
  name,
  sizeBytes,
  paths: all.map(({ path }) => path),
  copies: all.map(({ copy }) => `/${copy}`),
})

async function importPicture(studio: Studio, bytes: Uint8Array): Promise<Image['urls']> {
  const body = new FormData()
  body.append('file', new Blob([Buffer.from(bytes)]), 'picture.png')
  const answer = await fetch(`${studio.url}/api/v1/images`, { method: 'POST', body })
  if (answer.status !== 201) throw new Error(`an import was answered with ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as Image).urls // by the contract of importImage
}

/** Gives the mean size. */
async function copyAll(studio: Studio, folder: string, all: readonly { path: string; copy: string }[]) {
  let sum = 0
  for (const { path, copy } of all) {
    const bytes = Buffer.from(await (await fetch(studio.url + path)).arrayBuffer())
    await writeFile(join(folder, copy), bytes)
    sum += bytes.byteLength
  }
  return sum / all.length
}

/** So that the others send as many headers. */
async function headersOf(studio: Studio, path: string): Promise<Record<string, string>> {
  const answer = await fetch(studio.url + path, { method: 'HEAD' })
  const own = new Set(['connection', 'keep-alive', 'date', 'content-length'])
  return Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name)))
}
