import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine, EngineModel } from '@atelier/providers'

/** A model, and the engine that has it. */
export interface Served {
  readonly engine: Engine
  readonly model: EngineModel
}

/** It did not answer while it was waited for. */
export const LATE = Symbol('late')

/** What came of a promise while it was waited for; `over` is that the patience is at its end. */
export const inTime = <T>(promise: Promise<T>, over: Promise<unknown>): Promise<T | typeof LATE> =>
  Promise.race([promise, over.then((): typeof LATE => LATE)])

/** Runs what waits for others with a patience that they share, and lets go of its timer at the end. */
export async function withPatience<T>(ms: number, work: (over: Promise<unknown>) => Promise<T>): Promise<T> {
  const done = new AbortController()
  const over = sleep(ms, undefined, { signal: done.signal }).catch(() => new Promise(() => {}))
  try {
    return await work(over)
  } finally {
    done.abort()
  }
}

type Outcome = { readonly model: EngineModel | undefined } | { readonly failure: unknown }

const outcomeOf = (engine: Engine, name: string, signal: AbortSignal): Promise<Outcome> =>
  engine.models.find(name, { signal }).then(
    model => ({ model }),
    (failure: unknown) => ({ failure }),
  )

/**
 * The first of the engines that has a model of this name and could use it now, in their order. All are asked at the same
 * time: one that is slow is waited for only while no other has it. Throws what went wrong where nobody has it, and somebody
 * could not be asked.
 */
export function firstThatHas(
  engines: readonly Engine[],
  name: string,
  { signal, patienceMs }: { signal: AbortSignal; patienceMs: number },
): Promise<Served | undefined> {
  const asked = engines.map(engine => ({ engine, outcome: outcomeOf(engine, name, signal) }))
  return withPatience(patienceMs, async over => {
    const late: typeof asked = []
    let unusable: Served | undefined
    let failed: { readonly failure: unknown } | undefined
    const judge = (engine: Engine, outcome: Outcome): Served | undefined => {
      if ('failure' in outcome) failed ??= outcome
      else if (outcome.model?.status === 'ready') return { engine, model: outcome.model }
      else if (outcome.model) unusable ??= { engine, model: outcome.model }
      return undefined
    }
    for (const one of asked) {
      const outcome = await inTime(one.outcome, over)
      if (outcome === LATE) late.push(one)
      else {
        const served = judge(one.engine, outcome)
        if (served) return served
      }
    }
    if (unusable) return unusable
    for (const { engine, outcome } of late) {
      const served = judge(engine, await outcome)
      if (served) return served
    }
    if (!unusable && failed) throw failed.failure
    return unusable
  })
}

/** Those of the engines that have a model of this name, as far as they say so in a moment. */
export async function allThatHave(
  engines: readonly Engine[],
  name: string,
  { signal, patienceMs }: { signal: AbortSignal; patienceMs: number },
): Promise<readonly Engine[]> {
  return withPatience(patienceMs, async over => {
    const has = async (engine: Engine) => {
      const outcome = await inTime(outcomeOf(engine, name, signal), over)
      return typeof outcome === 'object' && 'model' in outcome && outcome.model !== undefined
    }
    const answers = await Promise.all(engines.map(has))
    return engines.filter((_engine, at) => answers[at])
  })
}
