import sharp from 'sharp'
import { probe } from '../probe/probe.ts'
import { ImageRejected, type RejectionReason } from '../rejected.ts'
import { makeJpeg, makePng, makeWebp } from './samples.ts'

/** Why something is refused; undefined where it is not. */
export const reasonOf = (work: () => unknown): RejectionReason | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof ImageRejected) return error.reason
    throw error
  }
}
export const reasonFor = (bytes: Uint8Array) => reasonOf(() => probe(bytes))

/** Sound pictures of all kinds, by name. */
export const samples = {
  'a PNG': async () => makePng({ width: 48, height: 32 }),
  'a PNG with alpha': async () => makePng({ alpha: true }),
  'an indexed PNG': () => sharp(makePng()).png({ palette: true }).toBuffer(),
  'an interlaced 16-bit grey PNG': () => sharp(makePng()).toColourspace('grey16').png({ progressive: true }).toBuffer(),
  'a JPEG': () => makeJpeg(),
  'a progressive JPEG': () => makeJpeg({ progressive: true }),
  'a JPEG with a profile': () => makeJpeg({ icc: true }),
  'a CMYK JPEG': () => sharp(makePng()).toColourspace('cmyk').jpeg().toBuffer(),
  'a grey JPEG': () => sharp(makePng()).toColourspace('b-w').jpeg().toBuffer(),
  'a WebP': () => makeWebp(),
  'a lossless WebP': () => makeWebp({ lossless: true }),
  'a WebP with alpha': () => makeWebp({ alpha: true }),
  'a WebP with a profile': () => makeWebp({ icc: true }),
}
