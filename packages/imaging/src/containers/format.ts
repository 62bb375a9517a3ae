import { startsWith } from '../bytes.ts'
import { JPEG_SIGNATURE } from './jpeg.ts'
import { PNG_SIGNATURE } from './png.ts'
import { ImageRejected, truncated } from '../rejected.ts'

export type ContainerFormat = 'png' | 'jpeg' | 'webp'

const isWebp = (file: Buffer) => startsWith(file, 'RIFF') && startsWith(file, 'WEBP', 8)

/** By content only; undefined where it is none of the three. */
export const formatOf = (file: Buffer): ContainerFormat | undefined => {
  if (startsWith(file, PNG_SIGNATURE)) return 'png'
  if (startsWith(file, JPEG_SIGNATURE)) return 'jpeg'
  return isWebp(file) ? 'webp' : undefined
}

/** A beginning that is right as far as it goes. */
const isBeginning = (file: Buffer, signature: string) =>
  file.length < signature.length && signature.startsWith(file.toString('latin1'))

const OTHERS: readonly (readonly [name: string, test: (file: Buffer) => boolean])[] = [
  ['GIF', file => startsWith(file, 'GIF8')],
  ['AVIF or HEIC', file => startsWith(file, 'ftyp', 4)],
  ['TIFF', file => startsWith(file, 'II*\0') || startsWith(file, 'MM\0*')],
  ['JPEG XL', file => startsWith(file, '\xff\x0a') || startsWith(file, 'JXL ', 4)],
  ['JPEG 2000', file => startsWith(file, 'jP  ', 4) || startsWith(file, '\xff\x4f\xff\x51')],
  ['BMP', file => startsWith(file, 'BM') && file.length > 14 && file.readUInt32LE(6) === 0],
  ['ICO', file => startsWith(file, '\0\0\x01\0')],
  ['PSD', file => startsWith(file, '8BPS')],
  [
    'SVG',
    file =>
      /^\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/i.test(
        file.toString('latin1', 0, 1000).replace(/^\xef\xbb\xbf/, ''),
      ),
  ],
]

/** Throws `ImageRejected` with the reason why these bytes are none of the three formats. */
export const requireFormat = (file: Buffer): ContainerFormat => {
  if (file.length === 0) throw new ImageRejected('empty', 'The file is empty.')
  const format = formatOf(file)
  if (format) return format
  if (
    [PNG_SIGNATURE, JPEG_SIGNATURE, 'RIFF'].some(signature => isBeginning(file, signature)) ||
    (startsWith(file, 'RIFF') && file.length < 12)
  )
    throw truncated('file')
  const other = OTHERS.find(([, test]) => test(file))
  if (other) throw new ImageRejected('unsupported', `${other[0]} files are not taken; PNG, JPEG and WebP are.`)
  throw new ImageRejected('not_an_image', 'The file is not a picture.')
}
