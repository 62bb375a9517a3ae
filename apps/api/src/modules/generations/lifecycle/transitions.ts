import type { FailedOver, Generation, GenerationError, GenerationStatus } from '@atelier/contracts'
import { HandedOverError } from '@atelier/providers'
import type { Happening } from '../../../platform/events/event-log.ts'
import { generationFinished, generationNotRetryable } from '../generations.errors.ts'
import type { GenerationRow } from '../generations.presenter.ts'

export type GenerationEvent = Extract<Happening, { generation: Generation }>['type']

/** What a lost lease means for its holder: stop, write nothing, and leave what engines have taken to whoever comes after. */
export class LeaseLost extends HandedOverError {
  override readonly name = 'LeaseLost'
}
const leaseLost = () => new LeaseLost()

export interface Transition<Args extends readonly unknown[]> {
  readonly from: readonly GenerationStatus[]
  readonly to: GenerationStatus
  readonly event: GenerationEvent
  /** What the row gets besides its new status. */
  readonly values: (now: Date, ...args: Args) => Partial<GenerationRow>
  /** What is thrown in every other state. */
  readonly refused?: (status: GenerationStatus) => Error
}

interface Taken {
  readonly row: Pick<GenerationRow, 'attempts' | 'startedAt'>
  readonly lease: string
  readonly leasedUntil: Date
}
interface Postponed {
  readonly row: Pick<GenerationRow, 'attempts'>
  readonly availableAt: Date
  readonly error: GenerationError | null
}
interface Moved {
  readonly row: Pick<GenerationRow, 'status' | 'attempts'>
  readonly provider: string
  readonly parameters: GenerationRow['parameters']
  readonly servedInstead: FailedOver[]
}
interface Retried {
  /** Of the images that are there already. */
  readonly progress: number
  readonly isCell: boolean
}

const unleased = { leaseOwner: null, leasedUntil: null } as const

/**
 * Every step from one state of a generation to the next, and the only place that says what it is. How generations begin
 * is in admission.ts.
 *
 *   queued -> running -> succeeded | failed | cancelled
 *     ^         |  postponed, moved to another engine, or abandoned by a worker that died
 *     +---------+---------- retry of a failed or cancelled one
 */
export const transitions = {
  started: {
    from: ['queued'],
    to: 'running',
    event: 'generation.started',
    values: (now: Date, { row, lease, leasedUntil }: Taken) => ({
      leaseOwner: lease,
      leasedUntil,
      attempts: row.attempts + 1,
      startedAt: row.startedAt ?? now,
      error: null,
    }),
  },
  progressed: {
    from: ['running'],
    to: 'running',
    event: 'generation.progress',
    values: (_now: Date, progress: number) => ({ progress }),
    refused: leaseLost,
  },
  /** Without spending the attempt; the error tells what it waits for. */
  postponed: {
    from: ['running'],
    to: 'queued',
    event: 'generation.queued',
    values: (_now: Date, { row, availableAt, error }: Postponed) => ({
      ...unleased,
      attempts: Math.max(0, row.attempts - 1),
      availableAt,
      error,
    }),
    refused: leaseLost,
  },
  /** Another engine takes over. What the one before had begun is none of its business. */
  moved: {
    from: ['queued', 'running'],
    to: 'queued',
    event: 'generation.queued',
    values: (now: Date, { row, provider, parameters, servedInstead }: Moved) => ({
      ...unleased,
      ...(row.status === 'running' && { status: 'queued' as const, attempts: Math.max(0, row.attempts - 1) }),
      provider,
      parameters,
      servedInstead,
      jobs: null,
      availableAt: now,
      error: null,
    }),
    refused: leaseLost,
  },
  /** Its worker died. That attempt is spent: the generation may be what killed it. */
  abandoned: {
    from: ['running'],
    to: 'queued',
    event: 'generation.queued',
    values: (now: Date) => ({ ...unleased, availableAt: now }),
  },
  succeeded: {
    from: ['running'],
    to: 'succeeded',
    event: 'generation.succeeded',
    values: (now: Date) => ({ ...unleased, jobs: null, progress: 1, finishedAt: now }),
    refused: leaseLost,
  },
  failed: {
    from: ['running'],
    to: 'failed',
    event: 'generation.failed',
    values: (now: Date, error: GenerationError) => ({ ...unleased, jobs: null, error, finishedAt: now }),
    refused: leaseLost,
  },
  /** The engine that it waits for is gone, and no other one has its model. */
  unserved: {
    from: ['queued'],
    to: 'failed',
    event: 'generation.failed',
    values: (now: Date, error: GenerationError) => ({ jobs: null, error, finishedAt: now }),
    refused: leaseLost,
  },
  /** Whoever works on it notices by its lease. Its jobs stay known until its engine was told to stop them (making/recalls.ts). */
  cancelled: {
    from: ['queued', 'running'],
    to: 'cancelled',
    event: 'generation.cancelled',
    values: (now: Date) => ({ ...unleased, error: null, finishedAt: now }),
    refused: generationFinished,
  },
  retried: {
    from: ['failed', 'cancelled'],
    to: 'queued',
    event: 'generation.queued',
    values: (now: Date, { progress, isCell }: Retried) => ({
      attempts: 0,
      servedInstead: null,
      jobs: null,
      progress,
      error: null,
      availableAt: now,
      startedAt: null,
      finishedAt: null,
      // A cell of a grid stays with its grid, and never shows in the list of what is done.
      ...(!isCell && { cleared: false, clearedAt: null }),
    }),
    refused: generationNotRetryable,
  },
} satisfies Record<string, Transition<never>>

export const allows = ({ from }: Pick<Transition<never>, 'from'>, status: GenerationStatus): boolean =>
  from.includes(status)

/** Throws where the transition is not allowed in this state. */
export function requireAllowed({ from, event, refused }: Transition<never>, status: GenerationStatus): void {
  if (allows({ from }, status)) return
  throw refused?.(status) ?? new Error(`${event} is no step from ${status}`)
}

/** All that the row gets. What stays in its state leaves the column alone, and the indexes that it is a part of. */
export const valuesAfter = <Args extends readonly unknown[]>(
  { from, to, values }: Transition<Args>,
  now: Date,
  ...args: Args
): Partial<GenerationRow> => ({ ...(!from.includes(to) && { status: to }), ...values(now, ...args) })
