import sharp from 'sharp'
import { expect, test } from 'vitest'
import { lobes } from './lobes.ts'

const lanczos = (x: number) =>
  x === 0 ? 1 : Math.abs(x) >= 3 ? 0 : (3 * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / 3)) / (Math.PI * x) ** 2

test.for([2, 4])('repeating each pixel %i times and laying the weights over it is Lanczos with three lobes', scale => {
  const weights = lobes(scale)
  const middle = (weights.length - 1) / 2
  const source = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
  const repeated = source.flatMap(value => Array.from({ length: scale }, () => value))
  const found = repeated.map((_, at) =>
    weights.reduce((sum, weight, index) => sum + weight * (repeated[at + index - middle] ?? 0), 0),
  )
  const wanted = repeated.map((_, at) => {
    const place = (at + 0.5) / scale - 0.5
    const all = source.reduce((sum, __, pixel) => sum + lanczos(place - pixel), 0)
    return lanczos(place - 6) / all
  })
  // At the ends the source is over, so the weights that a phase has left do not add up to 1.
  for (let at = 3 * scale; at < 10 * scale; at++) expect(found[at]).toBeCloseTo(wanted[at] ?? 0, 10)
})

test("sharp's own lanczos3 is a cubic where it enlarges, which is why the weights are ours", async () => {
  const source = Buffer.alloc(24 * 24, 100).fill(200, 300, 301)
  const enlarged = (kernel: 'lanczos3' | 'cubic') =>
    sharp(source, { raw: { width: 24, height: 24, channels: 1 } })
      .resize(96, 96, { kernel })
      .raw()
      .toBuffer()
  expect(await enlarged('lanczos3')).toEqual(await enlarged('cubic'))
})
