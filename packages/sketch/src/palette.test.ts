import { describe, expect, test } from 'vitest'
import { mix, oklch, toHex, toRgb } from './colour.ts'
import { wobble } from './styles/wobble.ts'
import { createPalette, inLight, type PaletteRequest } from './palette.ts'
import { createRandom } from './random.ts'

const asked: PaletteRequest = {
  time: 'day',
  season: null,
  mood: null,
  grey: 0,
  colours: [],
  skyColour: null,
  local: {},
}

describe('colours', () => {
  test('turn into the bytes of a screen', () => {
    expect(toHex(oklch(0, 0, 0))).toBe('#000000')
    expect(toHex(oklch(1, 0, 0))).toBe('#ffffff')
    expect(toRgb(oklch(0.628, 0.2577, 29.23))).toEqual([255, 0, 0])
  })

  test('that no screen can show give up chroma and keep within bytes', () => {
    expect(toRgb(oklch(0.7, 0.5, 150)).every(byte => byte >= 0 && byte <= 255)).toBe(true)
  })

  test('mix to the colour between them', () => {
    expect(mix(oklch(0.2, 0, 0), oklch(0.8, 0, 0), 0.5).l).toBeCloseTo(0.5)
  })
})

describe('light', () => {
  test('by night is darker than by day', () => {
    const [day, night] = (['day', 'night'] as const).map(time => createPalette({ ...asked, time }, createRandom(1)))
    if (!day || !night) throw new Error('Two palettes were asked for.')
    expect(inLight(night, oklch(0.7, 0.1, 140), 0).l).toBeLessThan(inLight(day, oklch(0.7, 0.1, 140), 0).l)
    expect(night.sky[0].l).toBeLessThan(day.sky[0].l)
  })

  test('brings far things near to the haze', () => {
    const palette = createPalette(asked, createRandom(1))
    const [near, far] = [0, 1].map(depth => Math.abs(inLight(palette, oklch(0.3, 0.1, 140), depth).l - palette.haze.l))
    expect(far ?? 1).toBeLessThan(near ?? 0)
  })

  test('takes the hue that the prompt names for a part of the land', () => {
    expect(createPalette({ ...asked, local: { dune: 'red' } }, createRandom(1)).local.dune.h).toBeLessThan(40)
  })
})

describe('random numbers', () => {
  test('are the same for the same seed, and forks do not disturb their source', () => {
    const [one, other] = [createRandom(5), createRandom(5)]
    other.fork('clouds').next()
    expect([one.next(), one.next()]).toEqual([other.next(), other.next()])
    expect(createRandom(5).fork('a').next()).not.toBe(createRandom(5).fork('b').next())
  })

  test('keep within what was asked for', () => {
    const random = createRandom(9)
    const values = Array.from({ length: 2000 }, () => random.whole(1, 3))
    expect(new Set(values)).toEqual(new Set([1, 2, 3]))
  })
})

test('an unsteady hand moves a path only a little and keeps it whole', () => {
  expect(wobble('M0 0L100 0L100 100Z', 0, 1)).toMatch(/^M0\.0 0\.0L.*L100\.0 100\.0Z$/)
  expect(wobble('M0 0C10 10 20 10 30 0Z', 4, 1)).toMatch(/^M[-\d. ]+C[-\d. ]+Z$/)
})
