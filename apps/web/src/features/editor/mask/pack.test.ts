import { expect, test } from 'vitest'
import { pack, unpack } from './pack.ts'

const roundTrip = (bytes: Uint8Array) => unpack(pack(bytes), bytes.length)
/** The same numbers each time, evenly spread: https://en.wikipedia.org/wiki/Linear_congruential_generator */
const noise = (length: number, range: number) => {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * range)
  })
}

test('whatever is packed comes out as it was', () => {
  const samples = [
    new Uint8Array(0),
    new Uint8Array(1),
    Uint8Array.of(7),
    new Uint8Array(65_536).fill(255),
    new Uint8Array(70_000).fill(3),
    noise(65_536, 256),
    noise(4097, 4),
    noise(4097, 2).map(bit => bit * 255),
    Uint8Array.from({ length: 65_536 }, (_, at) => Math.round(127 + 127 * Math.sin(at / 90))),
    Uint8Array.from({ length: 1000 }, (_, at) => (at % 9 === 0 ? 200 : 0)),
  ]
  for (const bytes of samples) expect(roundTrip(bytes)).toEqual(bytes)
})

test('a flat tile takes a few bytes, a slope half of them, and noise hardly more than it is', () => {
  expect(pack(new Uint8Array(65_536).fill(255)).length).toBeLessThan(8)
  const slope = Uint8Array.from({ length: 65_536 }, (_, at) => Math.round(127 + 127 * Math.sin(at / 90)))
  expect(pack(slope).length).toBeLessThan(0.53 * slope.length)
  expect(pack(noise(65_536, 256)).length).toBeLessThan(1.02 * 65_536)
})
