import { createMemoryStorage, type Room } from '@atelier/storage'
import { beforeEach, expect, test } from 'vitest'
import { createHotFiles } from './hot-files.ts'

const SOUND = { isSound: () => true }

const BOUND = { maxBytes: 1024 * 1024, maxFileBytes: 256 * 1024 }

const storage = createMemoryStorage()
const bytes = (size: number, value = 1) => new Uint8Array(size).fill(value)
let reads: string[]
const counting = {
  get: (key: string, room?: Room) => {
    reads.push(key)
    return storage.get(key, room)
  },
}

beforeEach(() => {
  reads = []
})

test('a file that is asked for again is not read again', async () => {
  await storage.put('thumbnails/a.webp', bytes(10, 7))
  const get = createHotFiles({ storage: counting, ...BOUND })
  await get('thumbnails/a.webp', SOUND)
  expect(await get('thumbnails/a.webp', SOUND)).toEqual(bytes(10, 7))
  expect(reads).toEqual(['thumbnails/a.webp'])
})

test('what is not there is looked for again', async () => {
  const get = createHotFiles({ storage: counting, ...BOUND })
  expect(await get('thumbnails/late.webp', SOUND)).toBeUndefined()
  await storage.put('thumbnails/late.webp', bytes(3))
  expect(await get('thumbnails/late.webp', SOUND)).toEqual(bytes(3))
})

test('what is damaged is given and read anew, so that it is seen when it is mended', async () => {
  await storage.put('thumbnails/mended.webp', bytes(3))
  const get = createHotFiles({ storage: counting, ...BOUND })
  const isSound = (found: Uint8Array) => found.byteLength > 3
  expect(await get('thumbnails/mended.webp', { isSound })).toEqual(bytes(3))
  await storage.put('thumbnails/mended.webp', bytes(4))
  for (let times = 0; times < 2; times += 1) expect(await get('thumbnails/mended.webp', { isSound })).toEqual(bytes(4))
  expect(reads).toHaveLength(2)
})

test('the file that was asked for longest ago leaves when there is no room', async () => {
  for (const name of ['a', 'b', 'c']) await storage.put(`thumbnails/${name}.webp`, bytes(40))
  const get = createHotFiles({ storage: counting, ...BOUND, maxBytes: 100 })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await get(`thumbnails/${name}.webp`, SOUND)
  expect(reads.map(key => key.at(-6))).toEqual(['a', 'b', 'c', 'b'])
})

test('a large file is passed on and not kept', async () => {
  await storage.put('thumbnails/large.webp', bytes(300 * 1024))
  const get = createHotFiles({ storage: counting, ...BOUND })
  await get('thumbnails/large.webp', SOUND)
  expect((await get('thumbnails/large.webp', SOUND))?.byteLength).toBe(300 * 1024)
  expect(reads).toHaveLength(2)
})

test('files that are walked through are read to where the caller says, and push out nothing that is asked for again', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'hot']) await storage.put(`images/${name}.png`, bytes(40))
  const get = createHotFiles({ storage: counting, ...BOUND, againWithin: 2 })
  const places: number[] = []
  const ask = (name: string) =>
    get(`images/${name}.png`, {
      ...SOUND,
      room: size => {
        places.push(size)
        return new Uint8Array(size)
      },
    })
  for (const name of ['hot', 'hot', 'a', 'b', 'c', 'd', 'a', 'b', 'c', 'd', 'hot']) await ask(name)
  expect(reads.map(key => key.slice('images/'.length, -'.png'.length)).join()).toBe('hot,hot,a,b,c,d,a,b,c,d')
  expect(places).toHaveLength(9)
})
