import type { Database } from '@atelier/db'
import { PgBoss, type Db } from 'pg-boss'
import { createPgBossLane, type PgBossLane } from './pg-boss-lane.ts'
import { createQueue, type JobKind, type Lane, type Queue } from './queue.ts'

type Postgres = Pick<Extract<Database, { dialect: 'postgresql' }>, 'query' | 'listen'>

interface PgBossQueueOptions {
  readonly db: Postgres
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** Seconds for which pg-boss remembers an announcement that was received. */
const RETENTION_S = 600

/**
 * `generate-huggingface` and the like. Releases that run at the same time share the work by these names. What an older one
 * wrote under a name that is no longer used harms nobody: the rows are the truth, `refresh` finds them, and pg-boss deletes
 * what nobody fetches.
 */
const queueName = ({ kind }: JobKind, { name }: Lane) => `${kind}-${name}`

/**
 * For any number of processes: pg-boss hands each announcement to one of them, over the connections that the database has
 * anyway. Its own workers are not used: they sleep between two jobs, however many wait, and their number is fixed.
 */
export async function createPgBossQueue({ db, now, onError }: PgBossQueueOptions): Promise<Queue> {
  const lanes = new Map<string, PgBossLane>()
  const adapted = adapt(db, {
    onNotification: queue => lanes.get(queue)?.wake(),
    onReconnect() {
      for (const lane of lanes.values()) lane.refresh()
    },
  })
  const boss = new PgBoss({
    db: adapted,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    persistWarnings: false,
  })
  boss.on('error', onError)
  await boss.start()

  return createQueue({
    async openLane(kind, lane) {
      const queue = queueName(kind, lane)
      // `short`: one waiting job for each singleton key, so that announcing a job twice does no harm.
      await boss.createQueue(queue, {
        policy: 'short',
        notify: true,
        retryLimit: 0,
        deleteAfterSeconds: RETENTION_S,
      })
      const opened = createPgBossLane({ boss, queue, lane, now, onError })
      lanes.set(queue, opened)
      return {
        ...opened,
        async stop() {
          lanes.delete(queue)
          await opened.stop()
        },
      }
    },
    async check() {
      await boss.isInstalled()
    },
    close: () => boss.stop({ close: false, graceful: false }),
  })
}

interface Wakers {
  readonly onNotification: (queue: string) => void
  /** Notifications may have been missed. */
  readonly onReconnect: () => void
}

/** Our connections as pg-boss wants to speak to a database; what it is told is told to us too. */
const adapt = ({ query, listen }: Postgres, told: Wakers): Db => ({
  executeSql: async (text, values) => ({ rows: await query(text, values) }),
  async listen(channel, onNotification, onReconnect) {
    const close = listen(channel, {
      onNotification(queue) {
        onNotification(queue)
        told.onNotification(queue)
      },
      onListening() {
        onReconnect()
        told.onReconnect()
      },
    })
    return { close: async () => close() }
  },
})
