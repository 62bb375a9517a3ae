import sharp from 'sharp'
import { numbersFrom, type Numbers } from '../seed/words.ts'

/** Sizes of the features, in pixels, from the composition to the grain: natural scenes have detail at every one of them. */
const OCTAVES = [512, 256, 128, 64, 32, 16, 8, 4, 2, 1] as const
const CHANNELS = 3
/** So that a JPEG at quality 90 takes about 1.1 bits a pixel, and a PNG about 15. */
const strengthOf = (octave: number) => octave ** 0.75 / 55

interface Picture {
  readonly width: number
  readonly height: number
  readonly seed: number
}

/** Noise of many sizes over one another: like clouds, with grain. Codecs have about as much to do as with a photograph. */
export async function makePicture({ width, height, seed }: Picture) {
  const next = numbersFrom(seed + 1)
  const sum = new Float32Array(width * height * CHANNELS).fill(128)
  for (const octave of OCTAVES) {
    const layer = await noise(next, width, height, octave)
    const strength = strengthOf(octave)
    for (let index = 0; index < sum.length; index += 1)
      sum[index] = (sum[index] ?? 0) + ((layer[index] ?? 0) - 128) * strength
  }
  return sharp(Buffer.from(Uint8ClampedArray.from(sum)), { raw: { width, height, channels: CHANNELS } })
}

async function noise(next: Numbers, width: number, height: number, octave: number): Promise<Buffer> {
  const small = { width: Math.ceil(width / octave) + 1, height: Math.ceil(height / octave) + 1 }
  const data = Buffer.from(Uint8Array.from({ length: small.width * small.height * CHANNELS }, () => next() * 256))
  return sharp(data, { raw: { ...small, channels: CHANNELS } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
}
