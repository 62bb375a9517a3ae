import sharp from 'sharp'
import { probe } from '../probe/probe.ts'
import { ImageRejected, type RejectionReason } from '../rejected.ts'
import { makeJpeg, makePng, makeWebp, type SampleOptions } from './samples.ts'

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
export const samplesOf = (size: Pick<SampleOptions, 'width' | 'height'>) => ({
  'a PNG': async () => makePng(size),
  'a PNG with alpha': async () => makePng({ ...size, alpha: true }),
  'an indexed PNG': () => sharp(makePng(size)).png({ palette: true }).toBuffer(),
  'an interlaced 16-bit grey PNG': () =>
    sharp(makePng(size)).toColourspace('grey16').png({ progressive: true }).toBuffer(),
  'a JPEG': () => makeJpeg(size),
  'a progressive JPEG': () => makeJpeg({ ...size, progressive: true }),
  'a JPEG with a profile': () => makeJpeg({ ...size, icc: true }),
  'a CMYK JPEG': () => sharp(makePng(size)).toColourspace('cmyk').jpeg().toBuffer(),
  'a grey JPEG': () => sharp(makePng(size)).toColourspace('b-w').jpeg().toBuffer(),
  'a WebP': () => makeWebp(size),
  'a lossless WebP': () => makeWebp({ ...size, lossless: true }),
  'a WebP with alpha': () => makeWebp({ ...size, alpha: true }),
  'a WebP with a profile': () => makeWebp({ ...size, icc: true }),
})
export const samples = samplesOf({ width: 48, height: 32 })
