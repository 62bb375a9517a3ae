import { GENERATION_STATUSES, type GenerationStatus } from '@atelier/contracts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { createCellsRepository } from './cells.repository.ts'
import { createCells } from './cells.ts'
import { read, WAITING } from './testing/steps.ts'
import { allows, requireAllowed, transitions } from './transitions.ts'

type Name = keyof typeof transitions
const NAMES = Object.keys(transitions) as Name[]

const MOVE = {
  from: 'sketch',
  provider: 'another',
  parameters: { width: 64, height: 64, steps: 4, guidance: null, seed: 7, count: 1 },
  servedInstead: [{ engine: 'sketch', code: 'provider.unavailable' }],
}

/** How each step is asked for. What has the lease is always this caller, so that only the state can refuse. */
const ask: Record<Name, (store: Store, id: string) => Promise<unknown>> = {
  started: ({ lifecycle }, id) => lifecycle.claim('lease', { id }),
  progressed: ({ lifecycle }, id) => lifecycle.progress(id, 'lease', 0.5),
  postponed: ({ lifecycle, clock }, id) => lifecycle.putBack(id, 'lease', clock.now(), WAITING),
  abandoned: ({ lifecycle, clock }) => lifecycle.recover(clock.now()),
  moved: ({ lifecycle }, id) => lifecycle.move(id, 'lease', MOVE),
  unserved: ({ lifecycle }, id) => lifecycle.giveUp(id, 'sketch', WAITING),
  succeeded: ({ lifecycle }, id) => lifecycle.finish(id, 'lease'),
  failed: ({ lifecycle }, id) => lifecycle.fail(id, 'lease', WAITING),
  cancelled: ({ lifecycle }, id) => lifecycle.cancel(id),
  retried: ({ lifecycle }, id) => lifecycle.retry(id),
}

const setStatus = async ({ db, clock }: Store, id: string, status: GenerationStatus) => {
  const { generations } = db.tables
  const leasedUntil = new Date(clock.now().getTime() - 1)
  await db.orm.update(generations).set({ status, leaseOwner: 'lease', leasedUntil }).where(eq(generations.id, id))
}
/** What was told since, as a client hears it. */
const toldSince = async (store: Store, after: number) =>
  (await store.eventsSince(after)).map(({ event }) =>
    'generation' in event ? [event.type, event.generation.id, event.generation.status] : [event.type],
  )

/** Those that look first, and write nothing where there is nothing to do. */
const isQuiet = (name: Name, status: GenerationStatus) =>
  name === 'started' || name === 'abandoned' || (name === 'succeeded' && status === 'succeeded')

async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call()
    return undefined
  } catch (error) {
    return error
  }
}

async function tryStep(store: Store, name: Name, status: GenerationStatus) {
  const { id } = await store.add()
  await setStatus(store, id, status)
  const [before, sequence] = [await read(store, id), await store.events.lastSequence()]
  const thrown = await thrownBy(() => ask[name](store, id))
  const [row, told] = [await read(store, id), await toldSince(store, sequence)]
  // Out of the way of the next.
  await setStatus(store, id, 'succeeded')
  return { id, before, row, told, thrown }
}

describeStores('the table of transitions', open => {
  test.each(NAMES)('says from where one generation may be %s', async name => {
    const store = await open()
    const { from, to, event } = transitions[name]
    for (const status of from) {
      const { id, before, row, told, thrown } = await tryStep(store, name, status)
      expect([status, thrown, row.status, told]).toEqual([status, undefined, to, [[event, id, to]]])
      expect(row).not.toEqual(before)
    }
  })

  test.each(NAMES)('says from where one generation may not be %s', async name => {
    const store = await open()
    for (const status of GENERATION_STATUSES.filter(other => !allows(transitions[name], other))) {
      const { before, row, told, thrown } = await tryStep(store, name, status)
      const refusal = await thrownBy(() => requireAllowed(transitions[name], status))
      expect(refusal).toBeInstanceOf(Error)
      expect([status, thrown, row, told]).toEqual([status, isQuiet(name, status) ? undefined : refusal, before, []])
    }
  })

  test('is what the cells of a grid may do: those in the states that it lists move, the others stay', async () => {
    const store = await open()
    const cells = createCells({
      ...store,
      repository: createCellsRepository(store.db),
      queue: { announce: async () => {} },
      recalls: { recall: () => {} },
      forget: store.removal.forget,
    })
    for (const [name, take] of [
      ['cancelled', cells.cancel],
      ['retried', cells.retry],
    ] as const) {
      const gridId = store.ids.next()
      await store.db.orm.insert(store.db.tables.grids).values({
        id: gridId,
        ownerId: STUDIO_USER.id,
        createdAt: store.clock.now(),
        title: null,
        axes: [],
        base: { prompt: 'a lighthouse' },
        cells: GENERATION_STATUSES.length,
      })
      const rows = await store.db.atomic(tx =>
        cells.create(
          tx,
          gridId,
          GENERATION_STATUSES.map(() => ({
            id: store.ids.next(),
            ownerId: STUDIO_USER.id,
            prompt: 'a lighthouse',
            model: 'sketch/scenes',
            provider: 'sketch',
            parameters: { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 1 },
          })),
        ),
      )
      const states = rows.map((row, at) => ({ id: row.id, status: GENERATION_STATUSES[at] ?? 'queued' }))
      for (const { id, status } of states) await setStatus(store, id, status)
      const sequence = await store.events.lastSequence()
      await store.db.atomic(tx => take(tx, gridId))

      const { to, event } = transitions[name]
      const moved = states.filter(({ status }) => allows(transitions[name], status)).map(({ id }) => id)
      const after = new Map((await cells.of(gridId)).map(row => [row.id, row.status]))
      expect(states.map(({ id }) => after.get(id))).toEqual(
        states.map(({ id, status }) => (moved.includes(id) ? to : status)),
      )
      expect(await toldSince(store, sequence)).toEqual(moved.map(id => [event, id, to]))
    }
  })

  test('gives the same row to one generation and to a cell', async () => {
    const store = await open()
    const now = store.clock.now()
    const single = transitions.retried.values(now, { progress: 0, isCell: false })
    const cell = transitions.retried.values(now, { progress: 0, isCell: true })
    expect(single).toEqual({ ...cell, cleared: false, clearedAt: null })
  })
})
