import type { Geometry } from '../view/geometry.ts'

export interface Mark {
  /** Of the way through the gallery, from 0 to 1. */
  readonly share: number
  /** Empty where there is no room for one. */
  readonly label: string
}

/** Pixels between marks, and between labels. */
const MARK_PX = 8
const LABEL_PX = 26

/** When what is at `top` was made, by the times of the sections around it. */
export function timeAt(geometry: Geometry, top: number): number {
  const at = geometry.sectionIndexAt(Math.max(0, top))
  const newest = geometry.sections[at]?.newestAtMs ?? 0
  const isRising = newest > (geometry.sections[0]?.newestAtMs ?? 0)
  // Of the oldest first, what is newest in a section is its end.
  const [begin, end] = isRising
    ? [geometry.sections[at - 1]?.newestAtMs ?? newest, newest]
    : [newest, geometry.sections[at + 1]?.newestAtMs ?? newest]
  const tall = geometry.bottomOf(at) - geometry.topOf(at)
  return begin + (tall > 0 ? Math.min(1, Math.max(0, (top - geometry.topOf(at)) / tall)) : 0) * (end - begin)
}

/** The months, where they begin; the first of a year is labelled with the year. Years come before months where both have no room. */
export function marksOf(
  geometry: Geometry,
  { trackPx, screenPx, locale }: { trackPx: number; screenPx: number; locale?: string },
): Mark[] {
  const range = Math.max(1, geometry.total - screenPx)
  const months: { share: number; year: number; month: string; isYear: boolean }[] = []
  for (const [at, section] of geometry.sections.entries()) {
    const date = new Date(section.newestAtMs)
    const [year, month] = [date.getFullYear(), date.getMonth()]
    const last = months.at(-1)
    if (last && last.year === year && last.month === String(month)) continue
    months.push({
      share: Math.min(1, geometry.topOf(at) / range),
      year,
      month: String(month),
      isYear: last?.year !== year,
    })
  }
  const years = months.filter(({ isYear }) => isYear)
  const isFree = (taken: readonly number[], share: number, px: number) =>
    taken.every(other => Math.abs(other - share) * trackPx >= px)
  const labelled: number[] = []
  for (const { share } of [...years, ...months]) if (isFree(labelled, share, LABEL_PX)) labelled.push(share)
  const marks: Mark[] = []
  for (const { share, year, month, isYear } of months) {
    const hasLabel = labelled.includes(share)
    if (
      !hasLabel &&
      !isFree(
        marks.slice(-1).map(mark => mark.share),
        share,
        MARK_PX,
      )
    )
      continue
    const label = isYear ? String(year) : new Date(year, Number(month)).toLocaleDateString(locale, { month: 'short' })
    marks.push({ share, label: hasLabel ? label : '' })
  }
  return marks
}
