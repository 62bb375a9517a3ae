import { expect, test } from 'vitest'
import { createSearchWindows } from './search-windows.ts'

/** Reads as a query over these positions would, and keeps count of the reads. */
function positionsOf(positions: readonly number[], newest: boolean) {
  const sorted = positions.toSorted((a, b) => (newest ? b - a : a - b))
  const windows: { first: number; last: number; limit: number }[] = []
  return {
    windows,
    read: async (window: { first: number; last: number; limit: number }) => {
      windows.push(window)
      return sorted
        .filter(position => position >= window.first && position < window.last)
        .slice(0, window.limit)
        .map(position => ({ position }))
    },
  }
}

type Page = Omit<Parameters<ReturnType<typeof createSearchWindows>>[0], 'search'>
type Read = ReturnType<typeof positionsOf>['read']

/** As whoever asks for the first time. */
async function read(page: Page, from: Read, windows = createSearchWindows()) {
  const rows = await windows({ ...page, search: 'fox' }, from)
  return rows.map(({ position }) => position)
}

const every = (step: number, upTo: number) =>
  Array.from({ length: Math.floor(upTo / step) }, (_, index) => (index + 1) * step)

test.each([
  [1, 51],
  [7, 51],
  [500, 51],
  [30_000, 51],
  [7, 5000],
])('a page of what occurs every %i positions holds the newest, %i of them at most', async (step, limit) => {
  const { read: from } = positionsOf(every(step, 100_000), true)
  const rows = await read({ first: 0, last: 100_001, newest: true, limit }, from)
  expect(rows).toEqual(every(step, 100_000).toReversed().slice(0, limit))
})

test('a page from the other end holds the oldest', async () => {
  const { read: from } = positionsOf(every(900, 100_000), false)
  expect(await read({ first: 901, last: 100_001, newest: false, limit: 20 }, from)).toEqual(
    every(900, 100_000).slice(1, 21),
  )
})

test('nothing outside the span is read, and no position twice', async () => {
  const { read: from, windows } = positionsOf([], true)
  expect(await read({ first: 40, last: 9000, newest: true, limit: 10 }, from)).toEqual([])
  expect(windows.map(({ last }) => last)).toEqual([9000, ...windows.slice(0, -1).map(({ first }) => first)])
  expect(windows.at(-1)?.first).toBe(40)
})

test('a word that is nowhere in a million positions takes few reads', async () => {
  const { read: from, windows } = positionsOf([], true)
  await read({ first: 0, last: 1_000_001, newest: true, limit: 51 }, from)
  expect(windows.length).toBeLessThanOrEqual(5)
})

test('of what was found too seldom no more is read than is likely to be needed', async () => {
  const { read: from, windows } = positionsOf(every(500, 1_000_000), true)
  await read({ first: 0, last: 1_000_001, newest: true, limit: 51, isRare: true }, from)
  expect(windows.length).toBeLessThanOrEqual(3)
  expect(1_000_001 - (windows.at(-1)?.first ?? 0)).toBeLessThan(2 * 51 * 500)
})

test('an empty span is not read', async () => {
  const { read: from, windows } = positionsOf([1], true)
  expect(await read({ first: 5, last: 5, newest: true, limit: 10 }, from)).toEqual([])
  expect(windows).toEqual([])
})

test('what was looked for before is read in one go, and no further than the page before needed', async () => {
  const again = createSearchWindows()
  const { read: from, windows } = positionsOf(every(2000, 1_000_000), true)
  await read({ first: 0, last: 1_000_001, newest: true, limit: 51 }, from, again)
  windows.length = 0
  await read({ first: 0, last: 800_001, newest: true, limit: 51 }, from, again)
  expect(windows).toHaveLength(1)
  expect(800_001 - (windows[0]?.first ?? 0)).toBeLessThan(2 * 51 * 2000)
})

test('what was seldom where it was read last is not taken for seldom everywhere', async () => {
  const again = createSearchWindows()
  const { read: from, windows } = positionsOf([...every(1, 500_000), 900_000], true)
  await read({ first: 500_001, last: 1_000_001, newest: true, limit: 51 }, from, again)
  windows.length = 0
  await read({ first: 0, last: 500_001, newest: true, limit: 51 }, from, again)
  await read({ first: 0, last: 500_001, newest: true, limit: 51 }, from, again)
  expect(windows.map(({ first, last }) => last - first)).toEqual([256_000, 500])
})
