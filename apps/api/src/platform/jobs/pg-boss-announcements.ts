import type { PgBoss } from 'pg-boss'

interface Announcement {
  readonly id: string
  readonly availableAt: Date
  /** It may not be taken before its time. */
  readonly later: boolean
}

type Boss = Pick<PgBoss, 'fetch' | 'complete' | 'insert'>

/** Milliseconds. After a look in vain the next one waits: under load it then finds several announcements, for the cost of one. */
const VAIN_MS = 15

/** What is announced through one queue of pg-boss: sent and received by as many at a time as there are. */
export function createAnnouncements(boss: Boss, queue: string, onError: (error: unknown) => void) {
  let received: string[] = []
  let completing: Promise<unknown> = Promise.resolve()
  let vainAt = Number.NEGATIVE_INFINITY
  let batch: { announcements: Announcement[]; sent: Promise<void> } | undefined
  let sent = Promise.resolve()

  async function insert(announcements: readonly Announcement[]): Promise<void> {
    const jobs = announcements.map(({ id, availableAt, later }) => ({
      data: { id },
      // The time is part of the key: a job that was put off and is then wanted at once is announced anew.
      singletonKey: `${id}@${availableAt.getTime()}`,
      ...(later && { startAfter: availableAt }),
    }))
    // An announcement that is lost is not a job that is lost: `refresh` finds its row.
    await boss.insert(queue, jobs).catch(onError)
  }

  async function receive(most: number): Promise<void> {
    const jobs = await boss.fetch<{ id: string }>(queue, { batchSize: most })
    received = jobs.map(({ data }) => data.id)
    if (jobs.length === 0) vainAt = performance.now()
    // Whether they are done is decided by the rows; nothing here shall say that they are being worked on.
    else completing = boss.complete(queue, jobs).catch(onError)
  }

  return {
    /** Resolves when they are sent. What comes while others are on their way goes together. */
    send(announcements: readonly Announcement[]): Promise<void> {
      if (!batch) {
        const begun: Announcement[] = []
        const going = sent.then(() => {
          batch = undefined
          return insert(begun)
        })
        batch = { announcements: begun, sent: going }
        sent = going
      }
      batch.announcements.push(...announcements)
      return batch.sent
    },
    /** Milliseconds until it is worth looking again. */
    restMs: () => (received.length > 0 ? 0 : Math.max(0, vainAt + VAIN_MS - performance.now())),
    /** The next one; undefined where there is none. `most`: how many could be taken up now. */
    async next(most: number): Promise<string | undefined> {
      if (received.length === 0) await receive(most)
      return received.shift()
    },
    /** What was received and not taken up goes back. */
    async stop(): Promise<void> {
      const left = received.splice(0)
      await completing
      if (left.length > 0) await insert(left.map(id => ({ id, availableAt: new Date(0), later: false })))
    },
  }
}
