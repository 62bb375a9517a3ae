import { viewOf } from '../bytes.ts'
import { formatOf } from '../containers/format.ts'
import { stripRecipe } from '../recipe/index.ts'
import { mayHide, placeOfHidden, type Place } from './hidden.ts'
import { decoding, loadSharp } from './sharp.ts'

/** The picture with nothing that tells how it was made: no text of any kind, and none hidden in its pixels. Throws `ImageRejected`. */
export const bare = async (bytes: Uint8Array): Promise<Uint8Array> => stripRecipe(await withoutHidden(bytes))

/** The very bytes, but for a picture in whose pixels a recipe is hidden: that one without its lowest bits, and encoded anew. Throws `ImageRejected`. */
export const withoutHidden = async (bytes: Uint8Array): Promise<Uint8Array> => {
  if (!mayHide(bytes)) return bytes
  const place = await placeOfHidden(bytes)
  if (!place) return bytes
  return decoding(bytes, {}, async decoded => {
    const { data, info } = await decoded.raw().toBuffer({ resolveWithObject: true })
    clear(data, info.channels, place)
    const picture = loadSharp()(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    return formatOf(viewOf(bytes)) === 'png'
      ? picture.png({ compressionLevel: 6 }).toBuffer()
      : picture.webp({ lossless: true, effort: 2 }).toBuffer()
  })
}

/** Alpha becomes odd, so that what was opaque is; colours become even. */
const clear = (data: Buffer, channels: number, place: Place) => {
  for (let at = 0; at < data.length; at++) {
    const isAlpha = at % channels === 3
    if (place === 'alpha' && isAlpha) data[at] = (data[at] ?? 0) | 1
    if (place === 'colours' && !isAlpha) data[at] = (data[at] ?? 0) & 0xfe
  }
}
