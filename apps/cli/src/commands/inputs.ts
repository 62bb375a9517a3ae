import { basename } from 'node:path'
import type { Client } from '@atelier/client'
import type { Surroundings } from '../command.ts'
import { readWhole } from '../files.ts'
import { isId } from '../is-id.ts'
import { said, type Options, type Values } from '../options.ts'

/** The pictures that a generation begins with. */
export const INPUTS = {
  image: {
    short: 'i',
    value: 'FILE|ID',
    help: 'Begin with this picture: a file, or the id of a picture in the studio.',
  },
  mask: { value: 'FILE', help: 'White where the picture is to be made anew, black where it is to stay.' },
  reference: { value: 'FILE|ID', many: true, help: 'A picture that the model looks at.' },
} as const satisfies Options

type Picture = { imageId: string } | { uploadId: string }

/** Sends what is a file, and names what is there already. */
export async function inputsOf(
  { image, mask, reference = [] }: Values<typeof INPUTS>,
  { client, signal }: Pick<Surroundings, 'client' | 'signal'>,
) {
  if (image === undefined && mask === undefined && reference.length === 0) return undefined
  const start = image === undefined ? undefined : await pictureOf(client, image, signal)
  const references: Picture[] = []
  for (const one of reference) references.push(await pictureOf(client, one, signal))
  return said({
    image: start,
    mask: mask === undefined ? undefined : { uploadId: await upload(client, mask, signal) },
    references: references.length > 0 ? references : undefined,
  })
}

const pictureOf = async (client: Client, place: string, signal: AbortSignal): Promise<Picture> =>
  isId(place) ? { imageId: place } : { uploadId: await upload(client, place, signal) }

async function upload(client: Client, path: string, signal: AbortSignal): Promise<string> {
  const { id } = await client.createUpload(
    { file: new Uint8Array(await readWhole(path)), filename: basename(path) },
    { signal },
  )
  return id
}
