import { expect, test } from 'vitest'
import { emptySection, sectionAt, type Section } from '../../../stores/timeline-sections.ts'
import { anchorAt, topFor } from './anchor.ts'
import { createGeometry } from './geometry.ts'

const options = { width: 1200, rowHeight: 220, gap: 8 }
const SHAPES = [1, 0.75, 1.5, 1.33, 0.8]

/** A gallery in sections of 200; the ids of a section are `AT-K`. */
function setUp(count: number) {
  const sections: Section[] = Array.from({ length: count }, (_, at) => ({
    ...emptySection(),
    until: String(at),
    count: 200,
    newestAtMs: 1e6 - at,
    ids: undefined,
  }))
  const geometry = createGeometry(id => SHAPES[Number(id.split('-')[1]) % SHAPES.length] ?? 1)
  const load = (...which: number[]) => {
    for (const at of which)
      Object.assign(sections[at] ?? {}, { ids: Array.from({ length: 200 }, (_, k) => `${at}-${k}`) })
    geometry.update(sections, options)
  }
  geometry.update(sections, options)
  const sectionOf = (id: string) => sections.find(({ ids }) => ids?.includes(id))
  const topOf = (id: string) => {
    const section = sectionOf(id)
    return section ? geometry.placeOf(section, id)?.top : undefined
  }
  const sectionNear = (timeMs: number) => sectionAt(sections, timeMs)
  return { sections, geometry, load, sectionOf, sectionNear, topOf }
}

test('a million pictures have their places without being there', () => {
  const { geometry } = setUp(5000)
  expect([geometry.count, geometry.total > 30_000_000, [...geometry.rowsBetween(0, 1e6)].length]).toEqual([
    1_000_000,
    true,
    0,
  ])
  expect(geometry.sectionIndexAt(geometry.topOf(2500) + 1)).toBe(2500)
})

test('only rows near the stretch are given, all of them, in order', () => {
  const { geometry, load } = setUp(5)
  load(1, 2)
  const [from, to] = [geometry.topOf(2) - 500, geometry.topOf(2) + 500]
  const rows = [...geometry.rowsBetween(from, to)]
  expect(rows.every(({ top, row }) => top <= to && top + row.height >= from)).toBe(true)
  expect(new Set(rows.map(({ at }) => at))).toEqual(new Set([1, 2]))
  expect(rows.map(({ top }) => top)).toEqual(rows.map(({ top }) => top).toSorted((a, b) => a - b))
})

test('a section keeps its exact height when its images go', () => {
  const { sections, geometry, load } = setUp(3)
  load(1)
  const exact = geometry.total
  Object.assign(sections[1] ?? {}, { ids: undefined })
  geometry.update(sections, options)
  expect([geometry.total, geometry.rowsOf(1)]).toEqual([exact, []])
})

test('what one looks at keeps its place when a section above turns out otherwise', () => {
  const { geometry, load, sectionOf, sectionNear, topOf } = setUp(6)
  load(3)
  const top = geometry.topOf(3) + 1234
  const anchor = anchorAt(geometry, top, 900)
  const [seen] = anchor.tiles
  load(1, 2)
  const next = topFor(anchor, geometry, { sectionOf, sectionNear }) ?? 0
  expect(next).not.toBe(top)
  expect((topOf(seen?.id ?? '') ?? 0) - next).toBeCloseTo(seen?.offset ?? 0)
})

test('when the first picture on the screen goes, the next one keeps its place', () => {
  const { sections, geometry, load, sectionOf, sectionNear, topOf } = setUp(3)
  load(1)
  const anchor = anchorAt(geometry, geometry.topOf(1) + 700, 900)
  const [gone, next] = anchor.tiles
  Object.assign(sections[1] ?? {}, { ids: sections[1]?.ids?.filter(id => id !== gone?.id), count: 199 })
  geometry.update(sections, options)
  expect((topOf(next?.id ?? '') ?? 0) - (topFor(anchor, geometry, { sectionOf, sectionNear }) ?? 0)).toBeCloseTo(
    next?.offset ?? 0,
  )
})

test('where nothing is loaded, the share of the section is kept', () => {
  const { geometry, load, sectionOf, sectionNear } = setUp(6)
  const anchor = anchorAt(geometry, geometry.topOf(4) + 300, 900)
  load(0, 1)
  expect((topFor(anchor, geometry, { sectionOf, sectionNear }) ?? 0) - geometry.topOf(4)).toBeCloseTo(300)
})
