import { expect, test } from 'vitest'
import { layoutRows, tilesBetween } from './layout.ts'

const shapes = Array.from({ length: 103 }, (_, k) => ({ id: String(k), width: [1024, 768, 1536, 9000][k % 4] ?? 1, height: 1024 }))
const options = { width: 1200, rowHeight: 240, gap: 8, hasMore: true }
const rowsOf = ({ tiles }: ReturnType<typeof layoutRows>) => [...Map.groupBy(tiles, ({ top }) => top).values()]

test('full rows fill the width exactly and are never too high', () => {
  const rows = rowsOf(layoutRows(shapes, options))
  const wrong = rows.filter(row => Math.abs(row.reduce((sum, tile) => sum + tile.width, (row.length - 1) * 8) - 1200) > 0.01 || row.some(tile => tile.height > 240))
  expect(wrong).toEqual([])
})

test('what is shown does not move when more is loaded', () => {
  const first = layoutRows(shapes.slice(0, 60), options).tiles
  expect(layoutRows(shapes, options).tiles.slice(0, first.length)).toEqual(first)
})

test('at the end the last row is shown too, not stretched', () => {
  const { tiles } = layoutRows(shapes, { ...options, hasMore: false })
  expect(tiles).toHaveLength(shapes.length)
  expect(tiles.at(-1)?.height).toBeLessThanOrEqual(240)
})

test('one picture alone, and none at all, have their height', () => {
  expect(layoutRows([{ id: 'a', width: 100, height: 100 }], { ...options, hasMore: false })).toMatchObject({ height: 240, tiles: [{ width: 240 }] })
  expect(layoutRows([], { ...options, hasMore: false })).toEqual({ height: 0, tiles: [] })
})

test('only the tiles of a stretch are picked, whole rows of them', () => {
  const layout = layoutRows(shapes, options)
  const picked = tilesBetween(layout, 500, 900)
  expect(picked).toEqual(layout.tiles.filter(tile => tile.top <= 900 && tile.top + tile.height >= 500))
  expect(picked.length).toBeGreaterThan(0)
})
