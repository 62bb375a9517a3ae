import type { FastifyBaseLogger } from 'fastify'
import pLimit from 'p-limit'
import type { Clock } from '../../../platform/clock.ts'
import { persist } from '../../../platform/persist.ts'
import type { ModelsService } from '../../models/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { RecallsRepository } from './recalls.repository.ts'

interface RecallsDependencies {
  readonly repository: RecallsRepository
  readonly models: Pick<ModelsService, 'provider'>
  readonly madeIn: (generationId: string) => Promise<readonly { ordinal: number }[]>
  readonly clock: Clock
  readonly log: FastifyBaseLogger
}

/** A generation that a person cancelled or deleted, with the jobs that its engine has taken. */
export type Recalled = Pick<GenerationRow, 'id' | 'provider' | 'progress' | 'jobs'>

/** Milliseconds that an engine has to take it in. */
const WITHIN_MS = 10_000
/** Engines that are told at a time. */
const TOLD_AT_ONCE = 4
/** Milliseconds after which a job is over, whether or not its engine was told. */
const LONG_OVER_MS = 60 * 60 * 1000
const RESUMED_AT_MOST = 1000

/**
 * Tells engines to stop what somebody cancelled: a queue elsewhere does not notice that nobody asks after a job any more, and
 * makes and charges the picture. Nobody waits for it, and where it fails the picture is cancelled all the same. Only a
 * person's cancel comes here: after a stop of the studio, or when another process takes over, a job is found again.
 */
export function createRecalls({ repository, models, madeIn, clock, log }: RecallsDependencies) {
  const turns = pLimit(TOLD_AT_ONCE)
  const life = new AbortController()
  const running = new Set<Promise<void>>()

  async function stop({ id, provider }: Recalled, job: string): Promise<void> {
    if (life.signal.aborted) return
    try {
      const signal = AbortSignal.any([life.signal, AbortSignal.timeout(WITHIN_MS)])
      await models.provider(provider).cancel?.(job, { signal })
    } catch (error) {
      if (!life.signal.aborted)
        log.warn({ err: error, generationId: id, engine: provider }, 'a job could not be cancelled at its engine')
    }
  }

  async function tell(row: Recalled, jobs: Readonly<Record<string, string>>): Promise<void> {
    const made = row.progress === 0 ? [] : await persist(() => madeIn(row.id))
    const done = new Set(made.map(({ ordinal }) => String(ordinal)))
    const pending = Object.entries(jobs).filter(([ordinal]) => !done.has(ordinal))
    await Promise.all(pending.map(([, job]) => turns(() => stop(row, job))))
    // What is cut off by the end of the studio is told at its next start.
    if (!life.signal.aborted) await persist(() => repository.told(row.id))
  }

  /** When the cancelling is written. Rows without jobs are left alone. */
  function recall(rows: readonly Recalled[]): void {
    for (const row of rows) {
      if (row.jobs === null || life.signal.aborted) continue
      const told = tell(row, row.jobs)
        .catch((error: unknown) =>
          log.warn({ err: error, generationId: row.id }, 'a cancelled job could not be looked up'),
        )
        .finally(() => running.delete(told))
      running.add(told)
    }
  }

  return {
    recall,
    /** What a process that died had no time for. */
    async resume(): Promise<void> {
      const after = new Date(clock.now().getTime() - LONG_OVER_MS)
      recall(await repository.untold(after, RESUMED_AT_MOST))
    },
    /** Leaves off; what is left is told at the next start. */
    async close(): Promise<void> {
      life.abort(new Error('The studio is being stopped.'))
      await Promise.all(running)
    },
  }
}
export type Recalls = ReturnType<typeof createRecalls>
