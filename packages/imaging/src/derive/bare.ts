import { viewOf } from '../bytes.ts'
import { formatOf } from '../containers/format.ts'
import { stripRecipe } from '../recipe/index.ts'
import { decode, decoding, loadSharp } from './sharp.ts'

/**
 * What programs put in front of a recipe that they hide in the lowest bits of the pixels, column by column: in alpha as
 * NovelAI does, or in red, green and blue (the "stealth PNG info" of AUTOMATIC1111's extensions).
 */
const HIDDEN_IN = {
  alpha: ['stealth_pnginfo', 'stealth_pngcomp'],
  colours: ['stealth_rgbinfo', 'stealth_rgbcomp'],
} as const
type Place = keyof typeof HIDDEN_IN
const SIGNATURE_BITS = 15 * 8

/** The picture with nothing that tells how it was made: no text of any kind, and none hidden in its pixels. Throws `ImageRejected`. */
export const bare = async (bytes: Uint8Array): Promise<Uint8Array> => stripRecipe(await withoutHidden(bytes))

/** The very bytes, but for a picture in whose pixels a recipe is hidden: that one without its lowest bits, and encoded anew. Throws `ImageRejected`. */
export const withoutHidden = async (bytes: Uint8Array): Promise<Uint8Array> => {
  // The lowest bits do not live through a JPEG.
  const format = formatOf(viewOf(bytes))
  if (format !== 'png' && format !== 'webp') return bytes
  return decoding(async () => {
    const place = await placeOfHidden(bytes)
    if (!place) return bytes
    const { data, info } = await decode(bytes).raw().toBuffer({ resolveWithObject: true })
    clear(data, info.channels, place)
    const picture = loadSharp()(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    return format === 'png'
      ? picture.png({ compressionLevel: 6 }).toBuffer()
      : picture.webp({ lossless: true, effort: 2 }).toBuffer()
  })
}

const placeOfHidden = async (bytes: Uint8Array): Promise<Place | undefined> => {
  const { width, height } = await loadSharp()(bytes).metadata()
  const columns = Math.min(width, Math.ceil(SIGNATURE_BITS / height))
  const { data, info } = await loadSharp()(bytes)
    .extract({ left: 0, top: 0, width: columns, height })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const places: Place[] = info.channels === 4 ? ['alpha', 'colours'] : info.channels === 3 ? ['colours'] : []
  return places.find(place => HIDDEN_IN[place].some(signature => signature === firstWord(data, { ...info, place })))
}

interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly place: Place
}

const firstWord = (data: Buffer, { width, height, channels, place }: Pixels): string => {
  const bits: number[] = []
  for (let x = 0; x < width && bits.length < SIGNATURE_BITS; x++) {
    for (let y = 0; y < height && bits.length < SIGNATURE_BITS; y++) {
      const at = (y * width + x) * channels
      const values = place === 'alpha' ? data.subarray(at + 3, at + 4) : data.subarray(at, at + 3)
      for (const value of values) bits.push(value & 1)
    }
  }
  const codes = Array.from({ length: SIGNATURE_BITS / 8 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  )
  return String.fromCharCode(...codes)
}

/** Alpha becomes odd, so that what was opaque is; colours become even. */
const clear = (data: Buffer, channels: number, place: Place) => {
  for (let at = 0; at < data.length; at++) {
    const isAlpha = at % channels === 3
    if (place === 'alpha' && isAlpha) data[at] = (data[at] ?? 0) | 1
    if (place === 'colours' && !isAlpha) data[at] = (data[at] ?? 0) & 0xfe
  }
}
