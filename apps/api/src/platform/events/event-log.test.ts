import { setImmediate as turn } from 'node:timers/promises'
import { run, type Database } from '@atelier/db'
import { describeOnBothDatabases, openMigrated } from '@atelier/db/testing'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { EVERYBODY } from './audience.ts'
import { createEventLog, type EventLog } from './event-log.ts'

describeOnBothDatabases('the event log', make => {
  let db: Database
  let log: EventLog
  beforeEach(async () => {
    const place = await make()
    onTestFinished(place.drop)
    db = await openMigrated(place.url)
    log = createEventLog(db, systemClock)
  })

  const happen = (times: number) =>
    db.atomic(function* (tx) {
      for (let count = 0; count < times; count += 1)
        yield* log.append(tx, { type: 'settings.updated', audience: EVERYBODY })
      yield* run(tx.select().from(db.tables.events).limit(1))
    })

  async function take(after: number, count: number): Promise<number[]> {
    const stop = new AbortController()
    const seen: number[] = []
    for await (const { sequence } of log.follow(after, stop.signal)) {
      seen.push(sequence)
      if (seen.length === count) stop.abort()
    }
    return seen
  }
  const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

  test('gives everybody every event once, in order, wherever they begin and however many come at once', async () => {
    const followers = [take(0, 700), take(0, 700), take(0, 700)]
    await happen(3)
    await happen(650)
    const late = [take(10, 690), take(652, 48)]
    await happen(47)
    expect(await Promise.all(followers)).toEqual(Array.from({ length: 3 }, () => numbers(1, 700)))
    expect(await Promise.all(late)).toEqual([numbers(11, 700), numbers(653, 700)])
  })

  test('tells of what is new after a long time in which nobody followed', async () => {
    await happen(2)
    expect(await take(1, 1)).toEqual([2])
    await happen(1000)
    const following = take(1002, 1)
    await happen(1)
    expect(await following).toEqual([1003])
  })

  test('tells whoever asks of all that was committed before, however many look meanwhile', async () => {
    let isOver = false
    const others = Array.from({ length: 8 }, async () => {
      // A turn for the commits: over SQLite a look takes none.
      while (!isOver) await Promise.all([log.lastSequence(), turn()])
    })
    const seen: number[] = []
    for (let count = 0; count < 50; count += 1) {
      await happen(1)
      seen.push(await log.lastSequence())
    }
    isOver = true
    await Promise.all(others)
    expect(seen).toEqual(numbers(1, 50))
  })
})
