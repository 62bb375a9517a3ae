import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { ApiError } from '../api/errors.ts'
import { inScope } from '../testing/in-scope.ts'
import { useConnection } from './connection.ts'
import { useOne } from './use-one.ts'

beforeEach(() => setActivePinia(createPinia()))

/** A page about a thing that every reading fails to find, and then hears from the server. */
async function readingsOf(reason: Error): Promise<number> {
  const read = vi.fn<() => Promise<never>>(() => Promise.reject(reason))
  inScope(() => useOne(() => 'a', { find: () => undefined, read, freshness: 'by its store' }))
  await nextTick()
  useConnection().state = 'live'
  await nextTick()
  return read.mock.calls.length
}

test('what failed is read again once the server is heard from', async () => {
  expect(await readingsOf(new TypeError('Failed to fetch'))).toBe(2)
})

test('what the server refused is not asked for again', async () => {
  const refused = new ApiError({ status: 404, code: 'collection.not_found', detail: 'There is no such collection.' })
  expect(await readingsOf(refused)).toBe(1)
})
