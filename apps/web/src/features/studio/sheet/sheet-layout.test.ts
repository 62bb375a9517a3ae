import { expect, test } from 'vitest'
import { cutSections, entriesBetween, layoutSheet, rowHeightFor, type SheetEntry } from './sheet-layout.ts'

const SHAPES = [1, 0.68, 1.46, 0.57, 1.75]
const entry = (k: number, count = 1): SheetEntry => ({
  id: `g${k}`,
  generationId: `g${k}`,
  ratios: Array.from({ length: count }, () => SHAPES[k % SHAPES.length] ?? 1),
})
const entries = (count: number, from = 0) => Array.from({ length: count }, (_, k) => entry(from + k)).toReversed()
const options = { width: 1000, rowHeight: 200, gap: 8, room: 700 }
const idsOf = (sections: readonly (readonly SheetEntry[])[]) => sections.map(section => section.map(({ id }) => id))

test.each([920, 1440, 3400])('portraits and landscapes fill every row but the last of a sheet %d wide', width => {
  const { entries: placed, height } = layoutSheet(cutSections([], entries(400)), { ...options, width })
  const boxes = placed.flatMap(each => each.boxes)
  const tops = [...new Set(boxes.map(({ top }) => top))]
  expect(boxes).toHaveLength(400)
  for (const top of tops.slice(0, -1)) {
    const row = boxes.filter(box => box.top === top)
    const last = row.at(-1)
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(width, 3)
    expect(row[0]?.left).toBe(0)
  }
  expect(Math.max(...boxes.map(({ top, height: own }) => top + own))).toBeCloseTo(height, 3)
})

test('few pictures are as large as the screen has room for, and one alone is in the middle', () => {
  const [only] = layoutSheet([[entry(0)]], options).entries
  const [box] = only?.boxes ?? []
  expect(box?.height).toBe(700)
  expect(box?.left).toBe((1000 - 700) / 2)
  expect(rowHeightFor([entry(0, 4)], options)).toBeGreaterThan(250)
  expect(rowHeightFor(entries(200), options)).toBe(200)
})

test('a new picture moves nothing beyond the section that it comes into', () => {
  const before = cutSections([], entries(200))
  const after = cutSections(idsOf(before), entries(201))
  expect(idsOf(after).slice(1)).toEqual(idsOf(before).slice(1))
  expect(idsOf(after)[0]).toEqual(['g200', ...(idsOf(before)[0] ?? [])])
})

test('many new ones make a section of their own in time, and older ones are added at the end', () => {
  let sections = cutSections([], entries(60, 1000))
  for (let k = 1061; k < 1200; k += 1) sections = cutSections(idsOf(sections), entries(k - 1000, 1000))
  expect(sections.length).toBeGreaterThan(2)
  const all = cutSections(idsOf(sections), [...sections.flat(), ...entries(100)])
  expect(idsOf(all).flat()).toEqual([...entries(199, 1000), ...entries(100)].map(({ id }) => id))
  expect(idsOf(all).slice(0, sections.length - 1)).toEqual(idsOf(sections).slice(0, -1))
  expect(all.length).toBeGreaterThan(sections.length)
})

test('of ten thousand pictures those near the screen are on the page', () => {
  const { entries: placed, height } = layoutSheet(cutSections([], entries(10_000)), options)
  const shown = entriesBetween(placed, height / 2, height / 2 + 1000)
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.length).toBeLessThan(60)
})

test('what has no pictures takes no room', () => {
  const { entries: placed, height } = layoutSheet([[entry(1, 0)]], options)
  expect([placed[0]?.boxes, height, entriesBetween(placed, 0, 100)]).toEqual([[], 0, []])
})
