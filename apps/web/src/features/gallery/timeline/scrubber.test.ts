import { expect, test } from 'vitest'
import { emptySection } from '../../../stores/timeline-sections.ts'
import { createGeometry } from '../view/geometry.ts'
import { marksOf, timeAt } from './scrubber.ts'

/** Sections of equal height, one a month, back from November 2026. */
function months(count: number) {
  const geometry = createGeometry(() => 1)
  geometry.update(
    Array.from({ length: count }, (_, k) => ({
      ...emptySection(),
      until: String(k),
      ids: undefined,
      count: 200,
      newestAtMs: new Date(2026, 10 - k, 15).getTime(),
    })),
    { width: 1000, rowHeight: 200, gap: 0 },
  )
  return geometry
}

test('years and months are where their pictures are', () => {
  const geometry = months(14)
  const marks = marksOf(geometry, { trackPx: 800, screenPx: 0, locale: 'en' })
  expect(marks.map(({ label }) => label)).toEqual([
    '2026',
    'Oct',
    'Sep',
    'Aug',
    'Jul',
    'Jun',
    'May',
    'Apr',
    'Mar',
    'Feb',
    'Jan',
    '2025',
    'Nov',
    'Oct',
  ])
  expect(marks[11]?.share).toBeCloseTo(11 / 14)
})

test('where there is no room, years stay and months go', () => {
  const labels = marksOf(months(120), { trackPx: 500, screenPx: 0, locale: 'en' })
    .map(({ label }) => label)
    .filter(Boolean)
  expect(labels).toEqual(['2026', '2025', '2024', '2023', '2022', '2021', '2020', '2019', '2018', '2017', '2016'])
})

test('between two sections time goes evenly', () => {
  const geometry = months(3)
  const half = (geometry.sections[0]?.newestAtMs ?? 0) / 2 + (geometry.sections[1]?.newestAtMs ?? 0) / 2
  expect(timeAt(geometry, geometry.bottomOf(0) / 2)).toBeCloseTo(half)
})
