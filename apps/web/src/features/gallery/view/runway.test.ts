import { expect, test } from 'vitest'
import { originFor, RUNWAY_PX, runwayHeight } from './runway.ts'

const LONG = 36_000_000

test('a gallery that fits begins where the page does, whatever corrections left behind', () => {
  expect([originFor(500, 80_000, 0), originFor(500, 80_000, -37), originFor(79_000, 80_000, 120)]).toEqual([0, 0, 0])
})

test('the runway stays while there is way to go', () => {
  expect(originFor(3_500_000, LONG, 3_000_000)).toBe(3_000_000)
})

test.each([3_050_000, 3_950_000])(
  'near an end of the runway, at %i, it is laid anew with way to go on both sides',
  top => {
    const origin = originFor(top, LONG, 3_000_000)
    expect(top - origin).toBe(RUNWAY_PX / 2)
  },
)

test('at both ends of the gallery the runway ends with it', () => {
  expect([originFor(0, LONG, 400_000), originFor(LONG - 900, LONG, 5_000_000)]).toEqual([0, LONG - RUNWAY_PX])
  expect(runwayHeight(LONG, LONG - 300)).toBe(300)
})
