import { expect, test } from 'vitest'
import { estimatedHeight, layoutRows, shapeOf } from './justified-rows.ts'

const shapes = [
  { width: 1024, height: 1024 },
  { width: 768, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 9000, height: 1024 },
]
const ratios = (count: number) =>
  Array.from({ length: count }, (_, k) => shapeOf(shapes[(k * 7 + (k >> 3)) % 4] ?? { width: 1, height: 1 }))
const options = { width: 1200, rowHeight: 240, gap: 8 }

const widthOf = ({ tiles }: { tiles: readonly { left: number; width: number }[] }) =>
  (tiles.at(-1)?.left ?? 0) + (tiles.at(-1)?.width ?? 0)

test.each([200, 199, 143, 61])(
  'all rows of %i pictures fill the width, the last one too, and none stands out',
  count => {
    const { rows } = layoutRows(ratios(count), options, false)
    expect(rows.flatMap(({ tiles }) => tiles)).toHaveLength(count)
    expect(rows.filter(row => Math.abs(widthOf(row) - 1200) > 0.01)).toEqual([])
    expect(rows.filter(({ height }) => height < 240 / 1.5 || height > 240 * 1.5)).toEqual([])
  },
)

test('every picture keeps its shape', () => {
  const all = ratios(200)
  const { rows } = layoutRows(all, options, false)
  expect(
    rows.every(({ tiles, height, first }) =>
      tiles.every((tile, k) => Math.abs(tile.width / height - (all[first + k] ?? 0)) < 1e-9),
    ),
  ).toBe(true)
})

test('rows follow each other with a gap, also beneath the last one', () => {
  const { rows, height } = layoutRows(ratios(80), options, false)
  const tops = [...rows.map(({ top }) => top).slice(1), height]
  expect(rows.filter((row, k) => Math.abs(row.top + row.height + 8 - (tops[k] ?? 0)) > 0.01)).toEqual([])
})

test('at the end of the gallery the last row may stay short', () => {
  const [row] = layoutRows([1, 1], options, true).rows
  expect(row).toMatchObject({
    height: 240,
    tiles: [
      { left: 0, width: 240 },
      { left: 248, width: 240 },
    ],
  })
})

test('two pictures that stand alone are not blown up', () => {
  expect(layoutRows([0.5, 0.5], options, false).rows[0]?.height).toBe(240)
})

test('no pictures, or no room yet, take no height', () => {
  expect([
    layoutRows([], options, true).height,
    layoutRows([1], { ...options, width: 0 }, true).height,
    estimatedHeight(0, 1, options),
  ]).toEqual([0, 0, 0])
})

test('the estimate is near what the rows will take', () => {
  const all = ratios(200)
  const mean = all.reduce((sum, ratio) => sum + ratio, 0) / all.length
  expect(Math.abs(estimatedHeight(200, mean, options) / layoutRows(all, options, false).height - 1)).toBeLessThan(0.1)
})
