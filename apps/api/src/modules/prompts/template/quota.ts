/** Rounding of odds that are multiplied. */
const TOLERANCE = 1e-9

/**
 * How often one prompt may come: of so many prompts as often as its odds say, rounded up. Where all are alike none comes
 * again before all the others came; where one is nine times as likely as another, it comes nine times in ten. It only
 * depends on how many came before, so that fewer are the beginning of more.
 */
export function createQuota(alike: number | undefined) {
  const taken = new Map<string, number>()
  return {
    isDue: (key: string, { row, odds }: { row: number; odds: number }): boolean =>
      (taken.get(key) ?? 0) < Math.max(1, Math.ceil((row + 1) * (alike ?? odds) - TOLERANCE)),
    take(key: string): void {
      taken.set(key, (taken.get(key) ?? 0) + 1)
    },
  }
}
