import { gunzipSync } from 'node:zlib'
import { viewOf } from '../bytes.ts'
import { MAX_TEXT_LENGTH } from '../carriers/carrier.ts'
import { decodeNarrow } from '../carriers/charsets.ts'
import { formatOf } from '../containers/format.ts'
import { decoding } from './sharp.ts'

/**
 * What programs put in front of a recipe that they hide in the lowest bits of the pixels, column by column: in alpha as
 * NovelAI does, or in red, green and blue (the "stealth PNG info" of AUTOMATIC1111's extensions). Behind it stand the
 * number of bits as 32 bits, and the text, as it is or gzipped.
 */
const SIGNATURES = {
  stealth_pnginfo: { place: 'alpha', isPacked: false },
  stealth_pngcomp: { place: 'alpha', isPacked: true },
  stealth_rgbinfo: { place: 'colours', isPacked: false },
  stealth_rgbcomp: { place: 'colours', isPacked: true },
} as const
type Signature = keyof typeof SIGNATURES
export type Place = (typeof SIGNATURES)[Signature]['place']

const isSignature = (text: string): text is Signature => Object.hasOwn(SIGNATURES, text)

const SIGNATURE_BYTES = 15
const LENGTH_BYTES = 4
const HEAD_BYTES = SIGNATURE_BYTES + LENGTH_BYTES

/** Longer texts are not looked for: the bits are gathered one by one, in the event loop. */
const MAX_HIDDEN_BYTES = 1_000_000

/** Bits of one pixel that are used. */
const BITS = { alpha: 1, colours: 3 } as const

interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
  readonly channels: number
  /** Pixels of the whole picture. */
  readonly allPixels: number
}

/**
 * The first columns only, as they are stored: what is hidden stands in them, whatever turn the file asks for, and a large
 * picture is never held whole.
 */
const readColumns = (bytes: Uint8Array, pixelsWanted: number): Promise<Pixels> =>
  decoding(bytes, { isUpright: false }, async picture => {
    const { width, height } = await picture.metadata()
    const columns = Math.max(1, Math.min(width, Math.ceil(pixelsWanted / height)))
    const { data, info } = await picture
      .clone()
      .extract({ left: 0, top: 0, width: columns, height })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels, allPixels: width * height }
  })

/** Bytes out of the lowest bits; fewer than wanted where the pixels end. */
const readBits = ({ data, width, height, channels }: Pixels, place: Place, bytesWanted: number) => {
  const out = Buffer.alloc(bytesWanted)
  const [first, count] = place === 'alpha' ? [3, 1] : [0, 3]
  let bits = 0
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const at = (y * width + x) * channels + first
      for (let channel = 0; channel < count; channel++) {
        if (bits >= bytesWanted * 8) return out
        const byte = bits >> 3
        out[byte] = ((out[byte] ?? 0) << 1) | ((data[at + channel] ?? 0) & 1)
        bits += 1
      }
    }
  }
  return out.subarray(0, bits >> 3)
}

const signatureIn = (pixels: Pixels): Signature | undefined => {
  const places: readonly Place[] =
    pixels.channels === 4 ? ['alpha', 'colours'] : pixels.channels === 3 ? ['colours'] : []
  for (const place of places) {
    const found = readBits(pixels, place, SIGNATURE_BYTES).toString('latin1')
    if (isSignature(found) && SIGNATURES[found].place === place) return found
  }
  return undefined
}

/** The lowest bits do not live through a JPEG. */
export const mayHide = (bytes: Uint8Array) => ['png', 'webp'].includes(formatOf(viewOf(bytes)) ?? '')

/** In which of the lowest bits something is hidden; undefined where nothing is. Throws `ImageRejected`. */
export const placeOfHidden = async (bytes: Uint8Array): Promise<Place | undefined> => {
  const signature = signatureIn(await readColumns(bytes, HEAD_BYTES * 8))
  return signature && SIGNATURES[signature].place
}

const unpack = (packed: Buffer) => {
  try {
    return gunzipSync(packed, { maxOutputLength: MAX_TEXT_LENGTH })
  } catch {
    // Broken, or a bomb: either way it holds no text that we want.
    return undefined
  }
}

/** The text that is hidden in the pixels; undefined where there is none. Throws `ImageRejected`. */
export const readHidden = async (bytes: Uint8Array): Promise<string | undefined> => {
  if (!mayHide(bytes)) return undefined
  const head = await readColumns(bytes, HEAD_BYTES * 8)
  const signature = signatureIn(head)
  if (!signature) return undefined
  const { place, isPacked } = SIGNATURES[signature]
  const start = readBits(head, place, HEAD_BYTES)
  const sizeBytes = start.length < HEAD_BYTES ? 0 : Math.floor(start.readUInt32BE(SIGNATURE_BYTES) / 8)
  const bits = (HEAD_BYTES + sizeBytes) * 8
  if (sizeBytes === 0 || sizeBytes > MAX_HIDDEN_BYTES || bits > head.allPixels * BITS[place]) return undefined
  const all = readBits(await readColumns(bytes, Math.ceil(bits / BITS[place])), place, HEAD_BYTES + sizeBytes)
  const text = isPacked ? unpack(all.subarray(HEAD_BYTES)) : all.subarray(HEAD_BYTES)
  return text && decodeNarrow(text)
}
