import { createMemoryStorage } from '@atelier/storage'
import { beforeEach, expect, test } from 'vitest'
import { createHotFiles } from './hot-files.ts'

const storage = createMemoryStorage()
const bytes = (size: number, value = 1) => new Uint8Array(size).fill(value)
let reads: string[]
const counting = {
  get: (key: string) => {
    reads.push(key)
    return storage.get(key)
  },
}

beforeEach(() => {
  reads = []
})

test('a file that is asked for again is not read again', async () => {
  await storage.put('thumbnails/a.webp', bytes(10, 7))
  const get = createHotFiles({ storage: counting })
  await get('thumbnails/a.webp')
  expect(await get('thumbnails/a.webp')).toEqual(bytes(10, 7))
  expect(reads).toEqual(['thumbnails/a.webp'])
})

test('what is not there is looked for again', async () => {
  const get = createHotFiles({ storage: counting })
  expect(await get('thumbnails/late.webp')).toBeUndefined()
  await storage.put('thumbnails/late.webp', bytes(3))
  expect(await get('thumbnails/late.webp')).toEqual(bytes(3))
})

test('the file that was asked for longest ago leaves when there is no room', async () => {
  for (const name of ['a', 'b', 'c']) await storage.put(`thumbnails/${name}.webp`, bytes(40))
  const get = createHotFiles({ storage: counting, maxBytes: 100 })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await get(`thumbnails/${name}.webp`)
  expect(reads.map(key => key.at(-6))).toEqual(['a', 'b', 'c', 'b'])
})

test('a large file is passed on and not kept', async () => {
  await storage.put('thumbnails/large.webp', bytes(300 * 1024))
  const get = createHotFiles({ storage: counting })
  await get('thumbnails/large.webp')
  expect((await get('thumbnails/large.webp'))?.byteLength).toBe(300 * 1024)
  expect(reads).toHaveLength(2)
})
