import { expect, test } from 'vitest'
import { createProfile, paintSegment, type Dab, type Mode } from './brush.ts'
import { createPlane } from './plane.ts'

const size = { width: 120, height: 80 }
const sum = (data: Uint8Array) => data.reduce((total, value) => total + value, 0)
const dab = (x: number, y: number, radius: number): Dab => ({ x, y, radius })
interface Painting {
  readonly hardness?: number
  readonly mode?: Mode
}
const paint = (plane = createPlane(size), from: Dab, to: Dab, { hardness = 1, mode = 'add' }: Painting = {}) => {
  const gain = paintSegment(plane, { from, to, profile: createProfile(hardness, from.radius), mode })
  return { ...plane, gain }
}

test('a dot has the area of a disc, and what was gained is what is there', () => {
  const { data, gain } = paint(undefined, dab(60, 40, 20.5), dab(60, 40, 20.5))
  expect(gain).toBe(sum(data))
  expect(gain / 255 / (Math.PI * 400)).toBeCloseTo(1, 2)
  expect(data[40 * 120 + 60]).toBe(255)
  expect(data[40 * 120 + 82]).toBe(0)
})

test('a slanted way is as wide as the brush all along, and painted twice it is the same', () => {
  const [from, to] = [dab(20, 15, 6.5), dab(95, 60, 6.5)]
  const { data, gain, ...plane } = paint(undefined, from, to)
  const length = Math.hypot(75, 45)
  expect(gain / 255 / (length * 12 + Math.PI * 36)).toBeCloseTo(1, 2)
  expect(paint({ ...plane, data }, from, to).gain).toBe(0)
})

test('every pixel is as far covered as its distance says, in any direction', () => {
  const [from, to] = [dab(30, 60, 10), dab(80, 12, 10)]
  const { data } = paint(undefined, from, to, { hardness: 0 })
  const { cover } = createProfile(0, 10)
  const [dx, dy] = [50, -48]
  for (let y = 0; y < 80; y += 1)
    for (let x = 0; x < 120; x += 1) {
      const [px, py] = [x + 0.5 - 30, y + 0.5 - 60]
      const part = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
      const square = (px - part * dx) ** 2 + (py - part * dy) ** 2
      const expected = square >= 100 ? 0 : (cover[Math.floor((square * 2048) / 100)] ?? 0)
      expect(Math.abs((data[y * 120 + x] ?? 0) - expected)).toBeLessThanOrEqual(1)
    }
})

test('a soft brush falls off from its middle, a hard one at its rim', () => {
  const [{ cover: soft }, { cover: hard }] = [createProfile(0, 50), createProfile(1, 50)]
  expect(soft[0]).toBe(255)
  expect(soft[512]).toBeCloseTo(128, -1)
  expect(hard[1800]).toBe(255)
  expect(hard.at(-1)).toBe(0)
})

test('the eraser takes away as much as a brush would add, and never more than there is', () => {
  const plane = createPlane(size)
  plane.data.fill(255)
  const { gain } = paint(plane, dab(60, 40, 20), dab(60, 40, 20), { mode: 'remove' })
  expect(gain).toBe(-paint(undefined, dab(60, 40, 20), dab(60, 40, 20)).gain)
  expect(Math.min(...plane.data)).toBe(0)
})

test('beside the picture nothing is painted, across its edge what is on it', () => {
  expect(paint(undefined, dab(-50, -50, 20), dab(-50, 200, 20)).gain).toBe(0)
  const { data } = paint(undefined, dab(0, 0, 10), dab(0, 0, 10))
  expect(data[0]).toBe(255)
})
