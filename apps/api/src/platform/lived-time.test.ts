import { expect, test } from 'vitest'
import { describeStores, type Store } from '../testing/store.ts'
import { createLivedTime } from './lived-time.ts'
import { createImagesUpkeep } from '../modules/images/upkeep.ts'
import { createReserve } from './reserve.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const { signal } = new AbortController()

describeStores('time as far as it can be believed', open => {
  const upkeepOf = (store: Store) =>
    createImagesUpkeep({
      images: store.service,
      loose: store.loose,
      reserve: createReserve({ path: undefined, log: { warn: () => {} } }),
      clock: store.clock,
      livedTime: createLivedTime(store),
      log: { info: () => {} },
      alone: false,
      tidyStorage: async () => {},
    })

  test('follows the clock as it goes, back or ahead, and a jump by two days an hour', async () => {
    const store = await open()
    const look = createLivedTime(store)
    const start = store.clock.now().getTime()
    const behind = async () => ((await look())?.getTime() ?? Number.NaN) - start
    expect(await look()).toBeUndefined()
    store.clock.advance(HOUR_MS)
    expect(await behind()).toBe(HOUR_MS)
    store.clock.advance(40 * DAY_MS)
    expect(await behind()).toBe(2 * DAY_MS + HOUR_MS)
    expect(await behind()).toBe(2 * DAY_MS + HOUR_MS)
    store.clock.advance(HOUR_MS)
    expect(await behind()).toBe(4 * DAY_MS + HOUR_MS)
    store.clock.set(new Date(start + 3 * HOUR_MS))
    expect(await behind()).toBe(2 * DAY_MS + HOUR_MS)
    store.clock.set(new Date(start + 4 * HOUR_MS))
    expect(await behind()).toBe(4 * HOUR_MS)
  })

  test('is not lost to a clock that begins in 1970', async () => {
    const store = await open()
    const look = createLivedTime(store)
    const today = store.clock.now()
    await look()
    store.clock.set(new Date(0))
    expect(await look()).toEqual(new Date(today.getTime() - 2 * DAY_MS))
    store.clock.set(today)
    expect(await look()).toEqual(today)
  })

  test('keeps the trash where a clock jumped by forty days, and empties it where they have passed', async () => {
    const store = await open()
    const upkeep = upkeepOf(store)
    async function tenHours(): Promise<void> {
      for (let hour = 0; hour < 10; hour += 1) {
        store.clock.advance(HOUR_MS)
        await upkeep({ isFirst: false, signal })
      }
    }
    const { id } = await store.addImage()
    await store.service.trash(id)
    await upkeep({ isFirst: true, signal })
    store.clock.advance(40 * DAY_MS)
    await upkeep({ isFirst: false, signal })
    expect(await store.images.exists(id)).toBe(true)
    await tenHours()
    expect(await store.images.exists(id)).toBe(true)
    await tenHours()
    expect(await store.images.exists(id)).toBe(false)
  })
})
