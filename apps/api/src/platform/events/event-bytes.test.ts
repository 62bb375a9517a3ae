import { expect, test } from 'vitest'
import { describeStores, imageRow, type Store } from '../../testing/store.ts'

const LONG = 'a lighthouse at dusk, '.repeat(900)
const FOUR = { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 4 }

describeStores('events of long prompts', open => {
  const bytesOf = async ({ db }: Store) =>
    (await db.orm.select().from(db.tables.events)).reduce((sum, row) => sum + JSON.stringify(row.payload).length, 0)

  async function makeAll(store: Store, prompt: string): Promise<void> {
    const typed = { prompt: `{${prompt}|other}`, negativePrompt: prompt, styles: [] }
    const texts = { prompt, negativePrompt: prompt, typed }
    const generation = await store.add({ parameters: FOUR, ...texts })
    await store.lifecycle.claim('lease', { provider: 'sketch' })
    for (let ordinal = 0; ordinal < FOUR.count; ordinal += 1)
      await store.db.atomic(function* (tx) {
        const row = imageRow({
          id: store.ids.next(),
          createdAt: store.clock.now(),
          generationId: generation.id,
          ordinal,
          ...texts,
        })
        yield* store.service.add(tx, row)
        const images = yield* store.images.readOfGeneration(tx, generation.id)
        yield* store.events.append(tx, yield* store.lifecycle.advance(tx, { generation, lease: 'lease', images }))
      })
  }

  test('do not hold them, whatever the number of steps, and are told whole', async () => {
    const store = await open()
    await makeAll(store, LONG)
    expect(await bytesOf(store)).toBeLessThan(LONG.length)
    const told = await store.eventsSince(0)
    expect(told.map(({ event }) => event.type)).toEqual([
      'generation.queued',
      'generation.started',
      ...Array.from({ length: 4 }, (_, at) => [
        'image.created',
        at < 3 ? 'generation.progress' : 'generation.succeeded',
      ]).flat(),
    ])
    const texts = {
      prompt: LONG,
      negativePrompt: LONG,
      typed: { prompt: `{${LONG}|other}`, negativePrompt: LONG, styles: [] },
    }
    expect(JSON.stringify(told)).not.toContain('isShortened')
    const parts = told.flatMap(({ event }) => [
      ...('image' in event ? [event.image] : []),
      ...('generation' in event ? [event.generation, ...event.generation.images] : []),
    ])
    for (const part of parts) expect(part).toMatchObject(texts)
    // A generation at each of six steps, with 1, 2, 3 and 4 images, and four images by themselves.
    expect(parts).toHaveLength(6 + 10 + 4)
  })

  test('of what was deleted since have none any more, and are still events', async () => {
    const store = await open()
    await makeAll(store, LONG)
    const ids = (await store.db.orm.select().from(store.db.tables.generatedImages)).map(row => row.id)
    for (const id of ids) await store.service.remove(id)
    const told = await store.eventsSince(0)
    expect(JSON.stringify(told)).not.toContain('lighthouse')
    expect(told.at(-1)?.event.type).toBe('image.removed')
    expect(told[0]?.event).toMatchObject({ type: 'generation.queued', generation: { prompt: '', typed: null } })
  })
})

describeStores('the event log', open => {
  test('keeps no more bytes than it has room for, the newest event always, and more for who has not seen it', async () => {
    const store = await open()
    for (let n = 0; n < 20; n += 1) await store.add({ prompt: `${n} ${'x'.repeat(800)}` })
    const kept = async () => (await store.db.orm.select().from(store.db.tables.events)).length
    const removeBeyond = (atMost: number, held: number) =>
      store.events.removeOlderThan(new Date(0), 1000, undefined, { atMost, held })
    await removeBeyond(1_000_000, 2_000_000)
    expect(await kept()).toBe(20)
    await store.db.orm
      .insert(store.db.tables.eventConsumers)
      .values({ name: 'slow', position: 2, updatedAt: store.clock.now() })
    await removeBeyond(6000, 1_000_000)
    expect(await kept()).toBe(19)
    await removeBeyond(6000, 6000)
    const left = await kept()
    expect(left).toBeGreaterThan(2)
    expect(left).toBeLessThan(8)
    await removeBeyond(1, 1)
    expect(await kept()).toBe(1)
  })
})
