import type { Database } from '@atelier/db'
import { PgBoss, type Db } from 'pg-boss'
import type { Claim, Lane, Queue } from './queue.ts'

type PostgresClient = Extract<Database, { dialect: 'postgresql' }>['client']

interface PgBossQueueOptions {
  readonly client: PostgresClient
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** Seconds. A job here is only the word that a generation waits; the row's lease decides, so these are generous. */
const JOB_EXPIRES_S = 3600
const JOB_KEPT_S = 600
/** When a notification was missed. */
const POLL_S = 2

const queueName = (provider: string) => `generate-${provider}`

/** For any number of processes: pg-boss hands out what waits, over the connections that the database has anyway. */
export async function createPgBossQueue({ client, now, onError }: PgBossQueueOptions, providers: readonly string[]): Promise<Queue> {
  const boss = new PgBoss({ db: adapt(client), useListenNotify: true, schedule: false, registerInstance: false, persistWarnings: false })
  boss.on('error', onError)
  await boss.start()
  for (const provider of providers) {
    // `short`: one waiting job for each singleton key, so that telling of a generation twice does no harm.
    const options = { policy: 'short', notify: true, retryLimit: 0, expireInSeconds: JOB_EXPIRES_S, deleteAfterSeconds: JOB_KEPT_S }
    await boss.createQueue(queueName(provider), options)
  }

  const workers = new Map<string, { lane: Lane, width: number }>()
  let claiming: Claim | undefined
  let stopped = false

  async function open(lane: Lane, claim: Claim) {
    const width = lane.width()
    workers.set(lane.provider, { lane, width })
    await boss.work<{ id: string }>(queueName(lane.provider), { localConcurrency: width, pollingIntervalSeconds: POLL_S }, async (jobs) => {
      for (const { data } of jobs) {
        const job = stopped ? undefined : await claim({ id: data.id })
        await job?.done
      }
    })
  }

  return {
    async announce(provider, id, availableAt) {
      const startAfter = availableAt > now() ? { startAfter: availableAt } : {}
      await boss.send(queueName(provider), { id }, { singletonKey: id, ...startAfter })
    },
    async start(lanes, claim) {
      claiming = claim
      for (const lane of lanes) await open(lane, claim)
    },
    async refresh() {
      for (const { lane, width } of Array.from(workers.values())) {
        if (!claiming || stopped || lane.width() === width) continue
        await boss.offWork(queueName(lane.provider), { wait: false })
        await open(lane, claiming)
      }
    },
    async check() {
      await boss.isInstalled()
    },
    async stop() {
      stopped = true
      for (const provider of workers.keys()) await boss.offWork(queueName(provider), { wait: false })
    },
    close: () => boss.stop({ close: false, graceful: false }),
  }
}

/** postgres.js as pg-boss wants to speak to a database. */
const adapt = (client: PostgresClient): Db => ({
  async executeSql(text, values = []) {
    if (!/^\s*begin\b/i.test(text)) return rowsOf(await client.unsafe(text, values as never[]))
    // A text with a transaction in it needs one connection from its first word to its last.
    const connection = await client.reserve()
    try {
      return rowsOf(await connection.unsafe(text, values as never[]))
    }
    catch (error) {
      await connection.unsafe('rollback')
      throw error
    }
    finally {
      connection.release()
    }
  },
  async listen(channel, onNotification, onReconnect) {
    const { unlisten } = await client.listen(channel, onNotification, onReconnect)
    return { close: unlisten }
  },
})

/** Several statements in one text answer with a list of results; pg-boss reads the rows of the last one that has any. */
const rowsOf = (result: readonly unknown[]) =>
  ({ rows: Array.isArray(result[0]) ? [...(result as readonly unknown[][]).findLast(rows => rows.length > 0) ?? []] : [...result] })
