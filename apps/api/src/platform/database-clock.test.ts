import { expect, onTestFinished, test } from 'vitest'
import { createGenerationsRepository } from '../modules/generations/generations.repository.ts'
import { createStore, describeStores, type Store } from '../testing/store.ts'
import { openDatabaseClock } from './database-clock.ts'
import { randomIds } from './ids.ts'

const HOUR_MS = 60 * 60 * 1000

/** A process on the same database, on a machine whose clock is wrong. */
async function openSkewed({ db, url }: Pick<Store, 'db' | 'url'>, aheadMs: number) {
  const warnings: string[] = []
  const clock = await openDatabaseClock({
    db,
    log: { warn: (_details, message) => void warnings.push(message) },
    local: { now: () => new Date(Date.now() + aheadMs) },
  })
  onTestFinished(clock.close)
  return { warnings, store: createStore(db, url, { clock, ids: randomIds }) }
}

describeStores('the time of a studio on several machines', open => {
  test('is that of the database, and a clock that differs is said in one line', async () => {
    const { db, url } = await open()
    const { store, warnings } = await openSkewed({ db, url }, HOUR_MS)
    const time = await db.now()
    expect(Math.abs(store.clock.now().getTime() - time.getTime())).toBeLessThan(1000)
    expect(warnings).toEqual([
      expect.stringMatching(/^the clock of this machine is 3[56]\d\d(\.\d)? s ahead of the database's/),
    ])
    expect((await openSkewed({ db, url }, 0)).warnings).toEqual([])
  })

  test('follows the database between two looks by what has passed, and after a look by what it says', async () => {
    let elapsedMs = 5000
    let databaseAt = new Date('2026-03-01T12:00:00Z')
    const clock = await openDatabaseClock({
      db: { now: async () => databaseAt },
      log: { warn: () => {} },
      elapsedMs: () => elapsedMs,
    })
    onTestFinished(clock.close)
    elapsedMs += 1500
    expect(clock.now()).toEqual(new Date('2026-03-01T12:00:01.500Z'))
    databaseAt = new Date('2026-03-01T13:00:00Z')
    await clock.lookAgain()
    expect(clock.now()).toEqual(databaseAt)
  })

  test('does not follow a look that was long under way, and asks once at a time', async () => {
    let elapsedMs = 0
    let asked = 0
    let answer = Promise.withResolvers<Date>()
    answer.resolve(new Date('2026-03-01T12:00:00Z'))
    const clock = await openDatabaseClock({
      db: {
        now: () => {
          asked += 1
          return answer.promise
        },
      },
      log: { warn: () => {} },
      elapsedMs: () => elapsedMs,
    })
    onTestFinished(clock.close)
    answer = Promise.withResolvers<Date>()
    const looks = [clock.lookAgain(), clock.lookAgain()]
    // Read at once; the answer took a minute to come.
    elapsedMs += 60_000
    answer.resolve(new Date('2026-03-01T12:00:00Z'))
    await Promise.all(looks)
    expect([asked, clock.now()]).toEqual([2, new Date('2026-03-01T12:01:00Z')])
    answer = Promise.withResolvers<Date>()
    answer.resolve(new Date('2026-03-01T12:01:02Z'))
    await clock.lookAgain()
    expect(clock.now()).toEqual(new Date('2026-03-01T12:01:02Z'))
  })

  test('leaves a lease to its holder and a note to its writer, whatever the clocks of the two machines say', async () => {
    const { db, url } = await open()
    const { store: holder } = await openSkewed({ db, url }, 0)
    const { store: ahead } = await openSkewed({ db, url }, HOUR_MS)
    const { store: behind } = await openSkewed({ db, url }, -HOUR_MS)
    await holder.add()
    const claimed = await holder.lifecycle.claim('lease', { provider: 'sketch' })
    await holder.loose.note('images/young')
    for (const other of [ahead, behind]) {
      expect(await other.lifecycle.recover(other.clock.now())).toEqual([])
      expect(await other.loose.sweep(new Date(other.clock.now().getTime() - HOUR_MS))).toBe(0)
    }
    const row = await createGenerationsRepository(db).find(claimed?.id ?? '')
    expect(row).toMatchObject({ status: 'running', leaseOwner: 'lease' })
    // One that was taken up behind an hour-late clock runs out no earlier, either.
    await behind.add()
    await behind.lifecycle.claim('late', { provider: 'sketch' })
    expect(await holder.lifecycle.recover(holder.clock.now())).toEqual([])
  })
})
