/** The month of a day by UTC, as `2026-11`. */
export const thisMonth = (day: Date): string => day.toISOString().slice(0, 7)

/** The month that came `by` months before; negative for one that comes after. */
export function monthBefore(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return thisMonth(new Date(Date.UTC(year, number - 1 - by, 1)))
}
