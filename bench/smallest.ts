import { expect, test } from 'vitest'
import type { Scenario } from './scenario.ts'

/** Beside many other programs; no test is about the time that it takes. */
const PATIENCE_MS = 300_000

/** Every scenario once, as small as can be: that it runs, that what the studio answers is right, and that no limit lost its figure. */
export function testInSmallestForm(scenarios: readonly Scenario[]): void {
  test.for(scenarios.map(scenario => [scenario.name, scenario] as const))(
    '%s measures right answers, and each of its limits has a figure',
    { timeout: PATIENCE_MS },
    async ([, { run, limits }]) => {
      const { tables, figures } = await run({
        scale: 'smallest',
        rows: [100, 300],
        databases: ['sqlite', 'postgresql'],
        log: () => {},
      })
      expect(Object.keys(figures).toSorted()).toEqual(Object.keys(limits).toSorted())
      expect(Object.values(figures).filter(figure => figure !== undefined && !Number.isFinite(figure))).toEqual([])
      expect(tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(0)
    },
  )
}
