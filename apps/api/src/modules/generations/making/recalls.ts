import { setTimeout as sleep } from 'node:timers/promises'
import { PASSING_CODES, ProviderError, type ProviderErrorCode } from '@atelier/providers'
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
  /** Between two tries. Throws when the signal is aborted. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** A generation that a person cancelled or deleted, with the jobs that its engine has taken. */
export type Recalled = Pick<GenerationRow, 'id' | 'provider' | 'progress' | 'jobs'>

/** Milliseconds that an engine has to take it in. */
const WITHIN_MS = 10_000
/** Milliseconds before each further try: an engine that is started again is mostly back within minutes. */
const PAUSES_MS = [2_000, 10_000, 30_000, 120_000, 600_000] as const
/** Of own servers an answer of that kind says that they are not well, too. */
const MAY_PASS: ReadonlySet<ProviderErrorCode> = new Set([
  ...PASSING_CODES,
  'provider.failed',
  'provider.timeout',
  'provider.bad_output',
])
/** Engines that are told at a time. */
const TOLD_AT_ONCE = 4
/** Milliseconds after which a job is over, whether or not its engine was told. */
const LONG_OVER_MS = 60 * 60 * 1000
const RESUMED_AT_MOST = 1000

const mayPass = (error: unknown) => error instanceof ProviderError && MAY_PASS.has(error.code)

/** A pause keeps no process from ending. */
const pauseQuietly = async (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal, ref: false })

/**
 * Tells engines to stop what somebody cancelled: a queue elsewhere does not notice that nobody asks after a job any more, and
 * makes and charges the picture. Nobody waits for it, and where it fails the picture is cancelled all the same. An engine that
 * is away is told again, after pauses that grow, and then no more. Until then the row keeps the jobs, so that a start in between
 * tells it anew. Only a person's cancel comes here: after a stop of the studio, or when another process takes over, a job is
 * found again.
 */
export function createRecalls({ repository, models, madeIn, clock, log, pause = pauseQuietly }: RecallsDependencies) {
  const turns = pLimit(TOLD_AT_ONCE)
  const life = new AbortController()
  const running = new Set<Promise<void>>()

  const stop = async ({ provider }: Recalled, job: string): Promise<void> => {
    life.signal.throwIfAborted()
    const signal = AbortSignal.any([life.signal, AbortSignal.timeout(WITHIN_MS)])
    await models.provider(provider).cancel?.(job, { signal })
  }

  async function stopPatiently(row: Recalled, job: string): Promise<void> {
    const about = { generationId: row.id, engine: row.provider }
    for (const nextTryMs of [...PAUSES_MS, undefined]) {
      try {
        return await turns(() => stop(row, job))
      } catch (error) {
        if (life.signal.aborted) return
        if (nextTryMs === undefined || !mayPass(error))
          return log.warn({ err: error, ...about }, 'a job could not be cancelled at its engine, which is told no more')
        log.warn({ err: error, ...about, nextTryMs }, 'a job could not be cancelled at its engine, which is told again')
      }
      await pause(nextTryMs, life.signal).catch(() => {})
    }
  }

  async function tell(row: Recalled, jobs: Readonly<Record<string, string>>): Promise<void> {
    const made = row.progress === 0 ? [] : await persist(() => madeIn(row.id))
    const done = new Set(made.map(({ ordinal }) => String(ordinal)))
    const pending = Object.entries(jobs).filter(([ordinal]) => !done.has(ordinal))
    await Promise.all(pending.map(([, job]) => stopPatiently(row, job)))
    // What is cut off by the end of the studio is told at its next start.
    if (!life.signal.aborted) await persist(() => repository.told(row.id, jobs))
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
