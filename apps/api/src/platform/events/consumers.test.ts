import { openDatabase } from '@atelier/db'
import { expect, onTestFinished, test } from 'vitest'
import { describeStores, type Store } from '../../testing/store.ts'
import { createEventConsumers, type EventConsumers, type Gap } from './consumers.ts'
import { EVERYBODY } from './audience.ts'
import { createEventLog, type LoggedEvent } from './event-log.ts'

const HOUR_MS = 60 * 60 * 1000

describeStores('a consumer of the events', open => {
  const begin = async () => {
    const store = await open()
    return { store, consumers: createEventConsumers(store) }
  }
  const happen = (store: Store, times = 1) =>
    store.db.atomic(function* (tx) {
      for (let n = 0; n < times; n += 1)
        yield* store.events.append(tx, { type: 'settings.updated', audience: EVERYBODY })
    })
  const positions = async (consumers: EventConsumers) =>
    (await consumers.list()).map(({ name, position }) => [name, position])

  /** Runs one until it is done with an event, and says what it was told. */
  async function consume(consumers: EventConsumers, upTo: number, name = 'hooks') {
    const stop = new AbortController()
    const [seen, gaps]: [number[], Gap[]] = [[], []]
    await consumers.run(
      name,
      {
        handle: async batch => {
          seen.push(...batch.map(({ sequence }) => sequence))
          if ((seen.at(-1) ?? 0) >= upTo) stop.abort()
        },
        onGap: async gap => {
          gaps.push(gap)
          if (gap.upTo >= upTo) stop.abort()
        },
      },
      stop.signal,
    )
    return { seen, gaps }
  }
  const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

  test('begins with what happens from now on, and goes on where it was', async () => {
    const { store, consumers } = await begin()
    await happen(store, 3)
    const first = consume(consumers, 5)
    await expect.poll(() => positions(consumers)).toEqual([['hooks', 3]])
    await happen(store, 2)
    expect(await first).toEqual({ seen: [4, 5], gaps: [] })
    await happen(store, 450)
    // Another start of the studio.
    expect(await consume(createEventConsumers(store), 455)).toEqual({ seen: numbers(6, 455), gaps: [] })
    expect(await positions(consumers)).toEqual([['hooks', 455]])
  })

  test('that fails gets the same again', async () => {
    const { store, consumers } = await begin()
    await consumers.run('hooks', { handle: async () => {}, onGap: async () => {} }, AbortSignal.abort()).catch(() => {})
    await happen(store, 2)
    const failing = {
      handle: async () => {
        throw new Error('on purpose')
      },
      onGap: async () => {},
    }
    await expect(consumers.run('hooks', failing, new AbortController().signal)).rejects.toThrow('on purpose')
    expect(await positions(consumers)).toEqual([['hooks', 0]])
    expect((await consume(consumers, 2)).seen).toEqual([1, 2])
  })

  test('retains what it has not seen, and no longer', async () => {
    const { store, consumers } = await begin()
    await happen(store, 2)
    await store.db.orm
      .insert(store.db.tables.eventConsumers)
      .values({ name: 'hooks', position: 1, updatedAt: store.clock.now() })
    store.clock.advance(HOUR_MS)
    await happen(store)
    const remaining = async () =>
      (await store.db.orm.select().from(store.db.tables.events)).map(row => row.sequence).toSorted((a, b) => a - b)
    await store.events.removeOlderThan(store.clock.now())
    expect(await remaining()).toEqual([1, 2, 3])
    expect(await consume(consumers, 3)).toEqual({ seen: [2, 3], gaps: [] })
    await store.events.removeOlderThan(store.clock.now())
    expect(await remaining()).toEqual([3])
    await happen(store, 3)
    store.clock.advance(HOUR_MS)
    await consumers.remove('hooks')
    await store.events.removeOlderThan(store.clock.now())
    expect(await remaining()).toEqual([6])
  })

  test('that is at the last event misses nothing where numbers behind it were never written', async () => {
    const { store, consumers } = await begin()
    await happen(store, 2)
    await store.db.orm
      .insert(store.db.tables.eventConsumers)
      .values({ name: 'hooks', position: 2, updatedAt: store.clock.now() })
    const inVain = store.db.atomic(function* (tx) {
      yield* store.events.append(tx, { type: 'settings.updated', audience: EVERYBODY })
      throw new Error('on purpose')
    })
    await expect(inVain).rejects.toThrow('on purpose')
    await happen(store)
    store.clock.advance(HOUR_MS)
    await store.events.removeOlderThan(store.clock.now())
    const last = await store.events.lastSequence()
    expect(await consume(consumers, last)).toEqual({ seen: [last], gaps: [] })
  })

  test.each([
    ['too old', { age: 0, atMost: 100 }],
    ['too many', { age: HOUR_MS, atMost: 2 }],
  ])('is told of what it missed when the events became %s', async (_why, { age, atMost }) => {
    const { store, consumers } = await begin()
    await store.db.orm
      .insert(store.db.tables.eventConsumers)
      .values({ name: 'hooks', position: 0, updatedAt: store.clock.now() })
    await happen(store, 8)
    store.clock.advance(1000)
    await happen(store, 2)
    const now = store.clock.now()
    await store.events.removeOlderThan(now, 1, { time: new Date(now.getTime() - age), atMost })
    const oldest = age === 0 ? 9 : 8
    expect(await consume(consumers, 10)).toEqual({
      seen: numbers(oldest, 10),
      gaps: [{ after: 0, upTo: oldest - 1 }],
    })
  })

  test('of a database that was begun anew is told so, and goes on with what it has', async () => {
    const { store, consumers } = await begin()
    await happen(store, 3)
    await store.db.orm
      .insert(store.db.tables.eventConsumers)
      .values({ name: 'hooks', position: 900, updatedAt: store.clock.now() })
    const stop = new AbortController()
    const gaps: Gap[] = []
    const onGap = async (gap: Gap) => void gaps.push(gap)
    const seen: number[] = []
    const running = consumers.run(
      'hooks',
      {
        handle: async batch => {
          seen.push(...batch.map(({ sequence }) => sequence))
          stop.abort()
        },
        onGap,
      },
      stop.signal,
    )
    await expect.poll(() => positions(consumers)).toEqual([['hooks', 3]])
    await happen(store)
    await running
    expect([gaps, seen]).toEqual([[{ after: 900, upTo: 3 }], [4]])
  })

  test('that runs in two processes never goes back, and nothing is missed', async () => {
    const { store, consumers } = await begin()
    await happen(store)
    const db = store.db.dialect === 'sqlite' ? store.db : openDatabase(store.url)
    if (db !== store.db) onTestFinished(() => db.close())
    const other = createEventConsumers({ db, clock: store.clock, events: createEventLog(db, store.clock) })
    const stop = new AbortController()
    const outcomes = [consumers, other].map(each => {
      const seen: number[] = []
      const handle = async (batch: readonly LoggedEvent[]) => void seen.push(...batch.map(({ sequence }) => sequence))
      return { seen, done: each.run('hooks', { handle, onGap: async () => {} }, stop.signal) }
    })
    await expect.poll(() => positions(consumers)).toEqual([['hooks', 1]])
    for (let n = 0; n < 40; n += 1) await happen(store)
    await expect.poll(() => positions(consumers)).toEqual([['hooks', 41]])
    stop.abort()
    await Promise.all(outcomes.map(({ done }) => done))
    expect(new Set(outcomes.flatMap(({ seen }) => seen))).toEqual(new Set(numbers(2, 41)))
    for (const { seen } of outcomes) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('has a place of its own by its name', async () => {
    const { store, consumers } = await begin()
    await Promise.all([
      store.db.orm
        .insert(store.db.tables.eventConsumers)
        .values({ name: 'mail', position: 0, updatedAt: store.clock.now() }),
      happen(store, 4),
    ])
    expect((await consume(consumers, 4, 'mail')).seen).toEqual([1, 2, 3, 4])
    await happen(store)
    const late = consume(consumers, 6, 'hooks')
    await expect
      .poll(() => positions(consumers))
      .toEqual([
        ['hooks', 5],
        ['mail', 4],
      ])
    await happen(store)
    expect((await late).seen).toEqual([6])
  })
})
