import { expect, test } from 'vitest'
import { createRandom } from '../../platform/random.ts'
import { describeStores, type Store } from '../../testing/store.ts'

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const

describeStores('rows of generations', open => {
  async function fill(store: Store) {
    const random = createRandom(5)
    for (let n = 0; n < 60; n += 1) {
      const status = STATUSES[Math.floor(random() * STATUSES.length)] ?? 'queued'
      const row = await store.add({ provider: random() < 0.5 ? 'sketch' : 'huggingface' })
      await store.db.atomic(tx =>
        store.generations.set(tx, row, {
          status,
          ...(status === 'running' && {
            leaseOwner: `lease-${n}`,
            leasedUntil: new Date(store.clock.now().getTime() + n * 1000),
          }),
        }),
      )
    }
    return store.db.orm.select().from(store.db.tables.generations)
  }

  test('come newest first, page by page, each once, alone or by their state', async () => {
    const store = await open()
    const rows = await fill(store)
    for (const status of [undefined, ...STATUSES]) {
      const seen: string[] = []
      for (let before: string | undefined; ;) {
        const page = await store.generations.page({ status, before, limit: 7 })
        seen.push(...page.map(row => row.id))
        before = page.at(-1)?.id
        if (page.length < 7) break
      }
      expect(seen).toEqual(
        rows
          .filter(row => !status || row.status === status)
          .map(row => row.id)
          .toSorted()
          .toReversed(),
      )
    }
  })

  test('are as the database has them when they were just added, however many and however long', async () => {
    const store = await open()
    const of = (n: number) => ({
      id: store.ids.next(),
      ownerId: 'ana',
      prompt: `${n} ${'雪'.repeat(n * 40)}`,
      model: 'm',
      provider: 'sketch',
      parameters: { width: 64, height: 64, steps: null, guidance: null, seed: n, count: 1 },
      availableAt: store.clock.now(),
      createdAt: store.clock.now(),
      ...(n % 3 === 0 && { negativePrompt: 'fog', typed: { prompt: 'a', negativePrompt: null, styles: ['s'] } }),
    })
    const rows = Array.from({ length: 250 }, (_, n) => of(n))
    const added = await store.db.atomic(tx => store.generations.add(tx, rows))
    expect(added).toEqual(await store.generations.findMany(rows.map(row => row.id)))
  })

  test('tell which leases hold, and which ran out', async () => {
    const store = await open()
    const rows = await fill(store)
    const running = rows.filter(row => row.status === 'running')
    const held = await store.generations.held([...running.map(row => row.leaseOwner ?? ''), 'nobody'])
    expect(new Set(held.map(row => row.lease))).toEqual(new Set(running.map(row => row.leaseOwner)))
    expect(await store.generations.held([])).toEqual([])
    const limit = new Date(store.clock.now().getTime() + 30_000)
    const abandoned = await store.db.atomic(tx => store.generations.readAbandoned(tx, limit))
    expect(abandoned.map(row => row.id).toSorted()).toEqual(
      running
        .filter(row => (row.leasedUntil ?? limit) < limit)
        .map(row => row.id)
        .toSorted(),
    )
  })

  test('count what waits, and know when the next may be taken', async () => {
    const store = await open()
    const rows = await fill(store)
    expect(await store.generations.countQueued()).toBe(rows.filter(row => row.status === 'queued').length)
    const soon = new Date(store.clock.now().getTime() - 5000)
    await store.add({ availableAt: soon })
    expect(await store.generations.nextAvailableAt('sketch')).toEqual(soon)
    expect(await store.generations.nextAvailableAt('nobody')).toBeUndefined()
  })
})
