import type { Generation } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ids } from '../../platform/ids.ts'
import type { Context } from '../../platform/operations/operation.ts'
import type { Begun, Clients, WaitOptions } from '../clients/module.ts'
import type { GenerationsService } from '../generations/module.ts'
import type { A1111Repository, JobRow } from './a1111.repository.ts'
import { callerOf } from './options.service.ts'

/** Milliseconds: the clients of this API wait for as long as it takes. */
const LONGEST_MS = 24 * 60 * 60 * 1000

/** Who asks, and for how long they are there. */
export type Asking = Pick<Context, 'actor' | 'signal' | 'releaseInput'>

interface JobsDependencies {
  readonly db: Database
  readonly repository: A1111Repository
  readonly generations: Pick<GenerationsService, 'findMany' | 'cancel'>
  readonly clients: Pick<Clients, 'untilFinished'>
  readonly clock: Clock
  readonly ids: Pick<Ids, 'next'>
}

/** A call whose pictures are being made, and those that there are of its generations. */
export interface Job {
  readonly taskId: string | null
  readonly createdAt: Date
  readonly generations: readonly Generation[]
}

const isOver = ({ finishedAt }: Generation) => finishedAt !== null
const isDone = ({ generations }: Job) => generations.every(isOver)

/** Where it is gone, finished or cancelled in the same moment, nothing is left to do. */
async function ifThere(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** What each caller waits for: in the database, since another process may be asked about it. */
export function createJobs({ db, repository, generations, clients, clock, ids }: JobsDependencies) {
  /** Clients look every second, so however many there are it is one query for all of them. */
  async function read(actor: Actor, rows: readonly JobRow[]): Promise<(Job & Pick<JobRow, 'id'>)[]> {
    if (rows.length === 0) return []
    const found = await generations.findMany(
      actor,
      rows.flatMap(({ generationIds }) => generationIds),
    )
    const byId = new Map(found.map(generation => [generation.id, generation]))
    return rows.map(({ id, taskId, createdAt, generationIds }) => ({
      id,
      taskId,
      createdAt,
      generations: generationIds.flatMap(one => byId.get(one) ?? []),
    }))
  }

  const remove = (over: readonly string[]) => db.atomic(tx => repository.removeJobs(tx, over))

  /** What is being made for the caller now: what runs, else what has waited longest. Of a task, where one is named. */
  async function current(actor: Actor, taskId?: string): Promise<Job | undefined> {
    const jobs = await read(actor, await repository.jobsOf(callerOf(actor)))
    const [over, open] = [jobs.filter(isDone), jobs.filter(job => !isDone(job))]
    if (over.length > 0) await remove(over.map(({ id }) => id))
    const under = open.filter(job => taskId === undefined || job.taskId === taskId)
    return under.find(job => job.generations.some(({ status }) => status === 'running')) ?? under[0]
  }

  /** Of the batches that are not done the first, or all. */
  async function stop(actor: Actor, taskId: string | undefined, which: 'first' | 'all'): Promise<void> {
    const job = await current(actor, taskId)
    const open = (job?.generations ?? []).filter(generation => !isOver(generation))
    const running = open.filter(({ status }) => status === 'running')
    const stopped = which === 'all' ? open : (running.length > 0 ? running : open).slice(0, 1)
    // Those that wait first: one that is stopped lets the next begin.
    for (const { id } of stopped.toReversed()) await ifThere(generations.cancel(actor, id))
  }

  return {
    current,
    /** Stops what nobody needs any more. */
    async cancel(actor: Actor, begun: readonly Begun[]): Promise<void> {
      for (const { id } of begun.toReversed()) await ifThere(generations.cancel(actor, id))
    },
    interrupt: (actor: Actor, taskId?: string) => stop(actor, taskId, 'all'),
    skipFirst: (actor: Actor, taskId?: string) => stop(actor, taskId, 'first'),

    /** Waits for what a call has begun. Where whoever asked has left, it stays written down until it is over. */
    async untilOver(
      { actor, signal }: Asking,
      taskId: string | null,
      begun: readonly Begun[],
      waits: Partial<Pick<WaitOptions, 'whenLeft' | 'allOrNothing'>> = {},
    ) {
      const id = ids.next()
      const generationIds = begun.map(one => one.id)
      const row = { id, caller: callerOf(actor), ownerId: actor.id, taskId, generationIds, createdAt: clock.now() }
      await db.atomic(tx => repository.addJob(tx, row))
      const made = await clients.untilFinished(actor, begun, {
        signal,
        whenLeft: 'cancel unless begun',
        longestMs: LONGEST_MS,
        ...waits,
      })
      await remove([id])
      return made
    },
  }
}
export type Jobs = ReturnType<typeof createJobs>
