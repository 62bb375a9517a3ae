import { rgbaToThumbHash } from 'thumbhash'
import { expect, test } from 'vitest'
import { veilUrl } from './veil.ts'

test('a hidden picture has its colours and none of its shapes: two that differ in shapes alone look the same', () => {
  const hashOf = (pixels: readonly number[]) => btoa(String.fromCharCode(...rgbaToThumbHash(6, 6, pixels)))
  const chequered = (dark: number) =>
    Array.from({ length: 36 }, (_, at) => {
      const [x, y] = [at % 6, Math.floor(at / 6)]
      return (x + y) % 2 === dark ? [40, 40, 40, 255] : [200, 200, 200, 255]
    }).flat()
  const [one, other] = [hashOf(chequered(0)), hashOf(chequered(1))]
  expect(one).not.toBe(other)
  expect(veilUrl(one)).toMatch(/^data:image\/png;base64,/)
  expect([veilUrl(one)?.length, veilUrl('%%%')]).toEqual([veilUrl(other)?.length, undefined])
})
