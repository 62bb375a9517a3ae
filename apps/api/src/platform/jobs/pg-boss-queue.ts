import type { Database } from '@atelier/db'
import { PgBoss, type Db } from 'pg-boss'
import { createWords, type Words } from './pg-boss-words.ts'
import { createPump, type Look, type Pump } from './pump.ts'
import type { Claim, Job, Queue } from './queue.ts'

type Postgres = Pick<Extract<Database, { dialect: 'postgresql' }>, 'query' | 'listen'>

interface PgBossQueueOptions {
  readonly db: Postgres
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** Seconds that a word which was passed on is kept. A job here is only the word that a generation waits; the row decides. */
const JOB_KEPT_S = 600
/** Milliseconds. pg-boss notifies of what is to be done now; what was put off is found by looking. */
const POLL_MS = 2000

const queueName = (provider: string) => `generate-${provider}`

/**
 * For any number of processes: pg-boss hands each word to one of them, over the connections that the database has anyway.
 * Its own workers are not used: they sleep between two jobs, however many wait, and their number is fixed.
 */
export async function createPgBossQueue(
  { db, now, onError }: PgBossQueueOptions,
  providers: readonly string[],
): Promise<Queue> {
  const pumps = new Map<string, Pump>()
  const wakeAll = () => {
    for (const pump of pumps.values()) pump.wake({ thorough: true })
  }
  const adapted = adapt(db, { onNotification: queue => pumps.get(queue)?.wake(), onReconnect: wakeAll })
  const boss = new PgBoss({
    db: adapted,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    persistWarnings: false,
  })
  boss.on('error', onError)
  await boss.start()
  for (const provider of providers) {
    // `short`: one waiting job for each singleton key, so that telling of a generation twice does no harm.
    await boss.createQueue(queueName(provider), {
      policy: 'short',
      notify: true,
      retryLimit: 0,
      deleteAfterSeconds: JOB_KEPT_S,
    })
  }

  const wordsOf = new Map<string, Words>()
  function wordsFor(provider: string): Words {
    const words = wordsOf.get(provider) ?? createWords(boss, queueName(provider), onError)
    wordsOf.set(provider, words)
    return words
  }

  async function take(
    words: Words,
    provider: string,
    claim: Claim,
    { thorough, free }: Look,
  ): Promise<Job | undefined> {
    while (words.restMs() === 0) {
      const id = await words.next(free)
      if (id === undefined) break
      const job = await claim({ id })
      if (job) return job
    }
    return thorough ? claim({ provider }) : undefined
  }

  async function announceAll(provider: string, ids: readonly string[], availableAt: Date): Promise<void> {
    const delayMs = availableAt.getTime() - now().getTime()
    await wordsFor(provider).pass(ids.map(id => ({ id, availableAt, later: delayMs > 0 })))
    if (delayMs > 0) pumps.get(queueName(provider))?.wakeAfter(delayMs)
    else pumps.get(queueName(provider))?.wake()
  }

  return {
    announce: (provider, id, availableAt) => announceAll(provider, [id], availableAt),
    announceAll,
    async start(lanes, claim) {
      for (const { provider, width } of lanes) {
        const words = wordsFor(provider)
        const pump = createPump({
          width,
          onError,
          async take(look) {
            const restMs = words.restMs()
            const job = await take(words, provider, claim, look)
            if (!job) pump.wakeAfter(restMs || POLL_MS)
            return job
          },
        })
        pumps.set(queueName(provider), pump)
        pump.wake({ thorough: true })
      }
    },
    refresh: async () => wakeAll(),
    async check() {
      await boss.isInstalled()
    },
    async stop() {
      await Promise.all(Array.from(pumps.values(), pump => pump.stop()))
      await Promise.all(Array.from(wordsOf.values(), words => words.stop()))
    },
    close: () => boss.stop({ close: false, graceful: false }),
  }
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
