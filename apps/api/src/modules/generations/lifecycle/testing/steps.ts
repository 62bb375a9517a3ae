import { imageRow, type Store } from '../../../../testing/store.ts'

export const LEASE_MS = 30_000
export const WAITING = { code: 'provider.rate_limited', message: 'Too many.' }
export const THREE = { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 3 }

export const makeImage = (store: Store, generationId: string, ordinal: number, lease = 'lease') =>
  store.db.atomic(function* (tx) {
    yield* store.service.add(
      tx,
      imageRow({ id: store.ids.next(), createdAt: store.clock.now(), generationId, ordinal }),
    )
    const generation = yield* store.generations.read(tx, generationId)
    if (!generation) throw new Error('no such generation')
    const images = yield* store.images.readOfGeneration(tx, generationId)
    yield* store.events.append(tx, yield* store.lifecycle.advance(tx, { generation, lease, images }))
  })

export const read = async (store: Store, id: string) => {
  const row = await store.generations.find(id)
  if (!row) throw new Error('no such row')
  return row
}
/** The events since, each with the state that it tells of. */
export const told = async (store: Store, after = 0) =>
  (await store.eventsSince(after)).map(({ event }) =>
    'generation' in event ? `${event.type} ${event.generation.status}` : event.type,
  )
