import { expect, test } from 'vitest'
import { describeStores, type Store } from '../../../testing/store.ts'

/** Whose the next ones are, in the order in which they are taken. */
async function taken(store: Store, times: number, provider = 'sketch'): Promise<(string | undefined)[]> {
  const owners: (string | undefined)[] = []
  for (let n = 0; n < times; n += 1) owners.push((await store.lifecycle.claim(store.ids.next(), { provider }))?.ownerId)
  return owners
}

async function wait(store: Store, ownerId: string, times: number, provider = 'sketch'): Promise<void> {
  for (let n = 0; n < times; n += 1) await store.add({ ownerId, provider })
}

describeStores('the queue', open => {
  test('lets who has one waiting go next, however many another has', async () => {
    const store = await open()
    await wait(store, 'ana', 20)
    expect(await taken(store, 2)).toEqual(['ana', 'ana'])
    await wait(store, 'ben', 1)
    expect(await taken(store, 3)).toEqual(['ben', 'ana', 'ana'])
  })

  test('serves people in turn, and each of them by age', async () => {
    const store = await open()
    await wait(store, 'ana', 3)
    await wait(store, 'ben', 2)
    await wait(store, 'eva', 1)
    const ids: string[] = []
    const owners: string[] = []
    for (let n = 0; n < 6; n += 1) {
      const row = await store.lifecycle.claim(store.ids.next(), { provider: 'sketch' })
      if (!row) throw new Error('nothing was taken')
      ids.push(row.id)
      owners.push(row.ownerId)
    }
    expect(owners).toEqual(['ana', 'ben', 'eva', 'ana', 'ben', 'ana'])
    for (const owner of ['ana', 'ben']) {
      const own = ids.filter((_, at) => owners[at] === owner)
      expect(own).toEqual(own.toSorted())
    }
    expect(await taken(store, 1)).toEqual([undefined])
  })

  test('takes turns in each lane by itself', async () => {
    const store = await open()
    await wait(store, 'ana', 2)
    await wait(store, 'ana', 2, 'huggingface')
    await wait(store, 'ben', 1, 'huggingface')
    expect(await taken(store, 1)).toEqual(['ana'])
    expect(await taken(store, 3, 'huggingface')).toEqual(['ana', 'ben', 'ana'])
  })

  test('passes over who waits for a rate limit, without losing their turn', async () => {
    const store = await open()
    const { id } = await store.add({ ownerId: 'ana' })
    await store.lifecycle.claim('lease', { id })
    const later = new Date(store.clock.now().getTime() + 60_000)
    await store.lifecycle.putBack(id, 'lease', later, { code: 'provider.rate_limited', message: 'later' })
    await wait(store, 'ben', 2)
    expect(await taken(store, 1)).toEqual(['ben'])
    store.clock.advance(60_000)
    expect(await taken(store, 2)).toEqual(['ana', 'ben'])
  })

  test('finds what waited before there were turns', async () => {
    const store = await open()
    await wait(store, 'ana', 2)
    await store.db.orm.delete(store.db.tables.generationTurns)
    expect(await taken(store, 2)).toEqual(['ana', 'ana'])
  })

  test('gives each of many who take at the same time another one', async () => {
    const store = await open()
    await wait(store, 'ana', 6)
    await wait(store, 'ben', 6)
    const rows = await Promise.all(
      Array.from({ length: 6 }, (_, n) => store.lifecycle.claim(`lease-${n}`, { provider: 'sketch' })),
    )
    expect(new Set(rows.map(row => row?.id)).size).toBe(6)
    expect(rows.filter(row => row?.ownerId === 'ben')).toHaveLength(3)
  })
})
