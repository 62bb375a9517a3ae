import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createFinishes } from './finishes.ts'

const never = new AbortController().signal
const settled = () => new Promise<void>(resolve => void setImmediate(resolve))

function open(finishedOf?: (ids: readonly string[]) => Promise<readonly string[]>) {
  const happened = new EventEmitter()
  const finished = new Set<string>()
  const asked: (readonly string[])[] = []
  const finishOf = createFinishes({
    onEvents(listener) {
      happened.on('event', listener)
      return () => void happened.off('event', listener)
    },
    async finishedOf(ids) {
      asked.push(ids)
      return finishedOf ? finishedOf(ids) : ids.filter(id => finished.has(id))
    },
  })
  return { finishOf, finished, asked, happened, tell: () => happened.emit('event') }
}

test('five hundred who wait are looked for by one query, however many events come while it runs', async () => {
  const { finishOf, finished, asked, tell } = open()
  const ids = Array.from({ length: 500 }, (_, index) => `g${index}`)
  const waits = ids.map(id => finishOf(id, never))
  await settled()
  const before = asked.length
  for (const id of ids) finished.add(id)
  for (let event = 0; event < 100; event += 1) tell()
  await Promise.all(waits)
  expect(asked.length - before).toBeLessThanOrEqual(2)
})

test('what is finished already is not waited for', async () => {
  const { finishOf, finished } = open()
  finished.add('done')
  await expect(finishOf('done', never)).resolves.toBeUndefined()
})

test('all who wait for the same generation are woken, and nobody else', async () => {
  const { finishOf, finished, tell } = open()
  const woken: string[] = []
  for (const [name, id] of [
    ['first', 'a'],
    ['second', 'a'],
    ['third', 'b'],
  ] as const)
    void finishOf(id, never).then(() => woken.push(name))
  await settled()
  finished.add('a')
  tell()
  await settled()
  expect(woken).toEqual(['first', 'second'])
})

test('one who gives up leaves, and the others go on waiting', async () => {
  const { finishOf, finished, asked, tell } = open()
  const leaver = new AbortController()
  const left = finishOf('a', leaver.signal)
  const stayed = finishOf('b', never)
  leaver.abort()
  await left
  finished.add('b')
  tell()
  await stayed
  expect(asked.at(-1)).toEqual(['b'])
})

test('nothing is heard or asked any more when nobody waits', async () => {
  const { finishOf, finished, asked, happened, tell } = open()
  finished.add('a')
  await finishOf('a', never)
  const before = asked.length
  tell()
  expect(happened.listenerCount('event')).toBe(0)
  expect(asked).toHaveLength(before)
})

test('where it cannot be asked, everyone is woken to hear it for themselves', async () => {
  const { finishOf } = open(() => Promise.reject(new Error('the database is away')))
  await expect(Promise.all([finishOf('a', never), finishOf('b', never)])).resolves.toHaveLength(2)
})
