import { openDatabase } from '@atelier/db'
import { expect, onTestFinished, test } from 'vitest'
import { describeStores, type Store } from '../../testing/store.ts'
import { STUDIO_USER } from '../actor.ts'
import { createIdempotency, type Call, type Idempotency } from './idempotency.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const call: Call = {
  actor: STUDIO_USER,
  operation: 'make',
  key: 'a key',
  input: { prompt: 'a fox', size: { w: 1, h: 2 } },
}

/** What a call writes besides its key. */
const HAPPENED = { type: 'generations.cleared', audience: STUDIO_USER.id } as const

describeStores('what has an idempotency key', open => {
  let count = 0
  let events: Store['events']
  const begin = async () => {
    const store = await open()
    count = 0
    events = store.events
    return { store, idempotency: createIdempotency(store) }
  }
  const make = (idempotency: Idempotency, asked: Partial<Call> = {}) =>
    idempotency.once({ ...call, ...asked }, async () => {
      const number = (count += 1)
      return function* (tx) {
        yield* events.append(tx, HAPPENED)
        return { result: { id: `thing ${number}`, also: [number] }, made: { number } }
      }
    })
  const rows = (store: Store) => store.db.orm.select().from(store.db.tables.idempotencyKeys)

  test('is done once, and its result given again to the same input in any order', async () => {
    const { store, idempotency } = await begin()
    expect(await make(idempotency)).toEqual({ isNew: true, result: { id: 'thing 1', also: [1] }, made: { number: 1 } })
    expect(await make(idempotency, { input: { size: { h: 2, w: 1 }, prompt: 'a fox' } })).toEqual({
      isNew: false,
      result: { id: 'thing 1', also: [1] },
    })
    expect(count).toBe(1)
    expect(await rows(store)).toMatchObject([{ actorId: STUDIO_USER.id, operation: 'make', resource: 'thing 1' }])
  })

  test('is refused with another input, and for another operation', async () => {
    const { idempotency } = await begin()
    await make(idempotency)
    for (const other of [{ input: { prompt: 'an owl' } }, { operation: 'make otherwise' }])
      await expect(make(idempotency, other)).rejects.toMatchObject({ status: 422, code: 'idempotency.conflict' })
    expect(count).toBe(1)
  })

  test('is another thing for another actor, and without a key always', async () => {
    const { store, idempotency } = await begin()
    const made = [
      await make(idempotency),
      await make(idempotency, { actor: { ...STUDIO_USER, id: 'another' } }),
      await make(idempotency, { key: undefined }),
      await make(idempotency, { key: undefined }),
    ]
    expect(made.map(({ isNew, result }) => [isNew, result.id])).toEqual(
      [1, 2, 3, 4].map(number => [true, `thing ${number}`]),
    )
    expect(await rows(store)).toHaveLength(2)
  })

  test('is done once by many who ask at the same time, in several processes', async () => {
    const { store, idempotency } = await begin()
    const others =
      store.db.dialect === 'sqlite'
        ? [idempotency]
        : Array.from({ length: 2 }, () => {
            const db = openDatabase(store.url)
            onTestFinished(() => db.close())
            return createIdempotency({ db, clock: store.clock })
          })
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => make([idempotency, ...others][n % (others.length + 1)] ?? idempotency)),
    )
    expect(new Set(outcomes.map(({ result }) => result.id)).size).toBe(1)
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  test('that fails leaves the key free', async () => {
    const { store, idempotency } = await begin()
    await expect(
      idempotency.once(
        call,
        async () =>
          function* (tx) {
            yield* events.append(tx, HAPPENED)
            throw new Error('on purpose')
          },
      ),
    ).rejects.toThrow('on purpose')
    expect(await rows(store)).toEqual([])
    expect(await store.db.orm.select().from(store.db.tables.events)).toEqual([])
    expect((await make(idempotency)).isNew).toBe(true)
  })

  test('is forgotten after 24 hours and not before, and when what it made is removed', async () => {
    const { store, idempotency } = await begin()
    await make(idempotency)
    store.clock.advance(DAY_MS - 1)
    await idempotency.removeExpired()
    expect((await make(idempotency)).isNew).toBe(false)
    store.clock.advance(1)
    // Before anybody tidied up, too.
    expect((await make(idempotency, { input: { prompt: 'tomorrow' } })).result.id).toBe('thing 2')
    expect(await rows(store)).toHaveLength(1)
    await store.db.atomic(tx => idempotency.forget(tx, 'thing 2'))
    expect((await make(idempotency)).result.id).toBe('thing 3')
    store.clock.advance(DAY_MS)
    await idempotency.removeExpired()
    expect(await rows(store)).toEqual([])
  })
})
