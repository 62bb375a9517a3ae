import { expect, test } from 'vitest'
import { createCache } from './cache.ts'

const { signal } = new AbortController()

const open = (load: (key: string) => Promise<string>, maxEntries = 10) => {
  let now = 0
  const asked: string[] = []
  const cache = createCache({
    ttlMs: 100,
    failureTtlMs: 10,
    maxEntries,
    now: () => now,
    load: key => {
      asked.push(key)
      return load(key)
    },
  })
  return {
    cache,
    asked,
    pass: (ms: number) => {
      now += ms
    },
  }
}

test('what was loaded is given again until its time is over', async () => {
  const { cache, asked, pass } = open(async key => `${key}!`)
  expect(await cache.get('a', signal)).toBe('a!')
  pass(99)
  await cache.get('a', signal)
  expect(asked).toHaveLength(1)
  pass(1)
  await cache.get('a', signal)
  expect(asked).toHaveLength(2)
})

test('callers who come at the same time share one load', async () => {
  const { cache, asked } = open(async key => key)
  await Promise.all([cache.get('a', signal), cache.get('a', signal), cache.get('a', signal)])
  expect(asked).toEqual(['a'])
})

test('one caller who leaves does not end the load for the others', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const { cache } = open(() => promise)
  const leaver = new AbortController()
  const left = cache.get('a', leaver.signal)
  const stayed = cache.get('a', signal)
  leaver.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  resolve('late')
  expect(await stayed).toBe('late')
})

test('a failure is remembered for a short time only', async () => {
  const { cache, asked, pass } = open(async () => {
    throw new Error('down')
  })
  await expect(cache.get('a', signal)).rejects.toThrow('down')
  await expect(cache.get('a', signal)).rejects.toThrow('down')
  expect(asked).toHaveLength(1)
  pass(10)
  await expect(cache.get('a', signal)).rejects.toThrow('down')
  expect(asked).toHaveLength(2)
})

test('what was known before a failure can still be looked at', async () => {
  let up = true
  const { cache, pass } = open(async () => {
    if (!up) throw new Error('down')
    return 'known'
  })
  await cache.get('a', signal)
  up = false
  pass(100)
  await expect(cache.get('a', signal)).rejects.toThrow('down')
  expect(cache.peek('a')).toBe('known')
})

test('it never holds more than its bound: what was asked for longest ago leaves', async () => {
  const { cache } = open(async key => key, 2)
  for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, signal)
  expect(['a', 'b', 'c'].map(cache.peek)).toEqual(['a', undefined, 'c'])
})
