import { at, parseJson, textAt } from '../net/json.ts'
import { fromBase64 } from '../net/own-server.ts'
import { serverError } from '../net/server-errors.ts'
import type { ImageResult } from '../port/engine.ts'
import type { Checkpoint } from './lists.ts'
import { NAME } from './words.ts'

/** What the server says of the picture: JSON in a string, or nothing. */
const infoOf = (answer: unknown): unknown => parseJson(Buffer.from(textAt(answer, 'info') ?? ''))

/**
 * These servers make a picture with whatever is loaded where they cannot load what they were asked for. Only where both the
 * name and the hash that they tell are another's, it surely was another model.
 */
const madeBy = (info: unknown, { name, hash }: Checkpoint): string | undefined => {
  const madeName = textAt(info, 'sd_model_name')
  const madeHash = textAt(info, 'sd_model_hash')
  if (madeName === undefined || madeHash === undefined || hash === undefined) return undefined
  const isSame = name.endsWith(madeName) || madeName.endsWith(name) || hash.startsWith(madeHash)
  return isSame ? undefined : madeName
}

/** The hashes of the LoRAs, in the text that these servers write into a file: `Lora hashes: "name: hash, name: hash"`. */
const loraHashesIn = (info: unknown): Readonly<Record<string, string>> | undefined => {
  const [, list = ''] = /, Lora hashes: "([^"]{1,4000})"/.exec(textAt(info, 'infotexts', 0) ?? '') ?? []
  const entries = list.split(',').flatMap(part => {
    const [, name, hash] = /^\s*(.+):\s*([0-9a-f]{8,64})\s*$/.exec(part) ?? []
    return name !== undefined && hash !== undefined ? [[name, hash] as const] : []
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** The picture in an answer. Throws a ProviderError where there is none, or another model made it. */
export const readPicture = (answer: unknown, checkpoint: Checkpoint): ImageResult => {
  const info = infoOf(answer)
  const other = madeBy(info, checkpoint)
  if (other !== undefined)
    throw serverError(
      'provider.failed',
      { name: NAME },
      {
        message: `${NAME} could not load ${checkpoint.name} and made the picture with another model.`,
        suggestion: 'Look at what it prints itself: the file may be damaged or of a kind that it does not know.',
        upstreamMessage: `made with ${other}`,
      },
    )
  const loraHashes = loraHashesIn(info)
  return { bytes: fromBase64(at(answer, 'images', 0), NAME), ...(loraHashes && { loraHashes }) }
}

export const readEnlarged = (answer: unknown): Uint8Array => fromBase64(at(answer, 'image'), NAME)
