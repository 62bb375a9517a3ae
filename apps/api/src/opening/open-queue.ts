import type { Database } from '@atelier/db'
import type { Clock } from '../platform/clock.ts'
import { createEmbeddedQueue } from '../platform/jobs/embedded-queue.ts'
import type { Queue } from '../platform/jobs/queue.ts'

interface QueueOptions {
  readonly clock: Clock
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** The driver that fits the database. pg-boss is loaded only where it is used: it costs a start half of its time. */
export async function openQueue(db: Database, { clock, log }: QueueOptions): Promise<Queue> {
  const onError = (error: unknown) => log.warn({ err: error }, 'the queue failed')
  if (db.dialect === 'sqlite') return createEmbeddedQueue({ now: clock.now, onError })
  const { createPgBossQueue } = await import('../platform/jobs/pg-boss-queue.ts')
  return createPgBossQueue({ db, now: clock.now, onError })
}
