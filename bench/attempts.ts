import { setTimeout as sleep } from 'node:timers/promises'
import { watchLoad, type Load } from './machine.ts'
import type { Context, Findings, Scenario } from './scenario.ts'

/** Processors that others may keep busy; with more, a figure says as much of them as of the studio. */
const MOST_OTHERS = 0.25
/** How long a busy machine is waited for before it is measured again. */
const PATIENCE_MS = 60_000
const LOOK_MS = 2000

export interface Attempt {
  readonly found: Findings
  readonly load: Load
}

/** Where the system does not tell of others, nothing counts as spoiled. */
export const isSpoiled = ({ others = 0 }: Load) => others > MOST_OTHERS

/** Runs a scenario, and again where the machine was busy; gives the attempt that others disturbed least. */
export async function measure(
  scenario: Scenario,
  context: Context,
  { again, log }: { again: number; log: (line: string) => void },
): Promise<Attempt> {
  let best: Attempt | undefined
  for (let left = again; ; left -= 1) {
    const loadOf = await watchLoad()
    const found = await scenario.run(context)
    const attempt = { found, load: await loadOf() }
    if (!best || (attempt.load.others ?? 0) < (best.load.others ?? 0)) best = attempt
    if (!isSpoiled(best.load) || left <= 0) return best
    log(`others kept ${attempt.load.others?.toFixed(2)} processors busy: measured again, at most ${left} times`)
    await quiet()
  }
}

/** Waits until others leave the processors alone, or patience ends. */
async function quiet(): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const loadOf = await watchLoad()
    await sleep(LOOK_MS)
    if (!isSpoiled(await loadOf())) return
  }
}
