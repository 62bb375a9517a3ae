import { expect, test } from 'vitest'
import { later } from '../testing/fake-server.ts'
import { createRereading } from './rereading.ts'

/** Readings that are answered one by one. */
function opened() {
  const answers = [later<string>(), later<string>()] as const
  const read: string[] = []
  let count = 0
  const rereading = createRereading(async () => {
    const answer = answers[count++]
    if (answer) read.push(await answer.promise)
  })
  return { answers, read, readings: () => count, ...rereading }
}

test('who asks while it is read has it read once more, also where the first reading fails', async () => {
  const { answers, read, error, load } = opened()
  const loads = [load(), load()]
  answers[0].reject(new Error('lost'))
  answers[1].resolve('second')
  await Promise.all(loads)
  expect(read).toEqual(['second'])
  expect(error.value).toBeUndefined()
})

test('what failed last is said, and may be tried again', async () => {
  const { answers, read, error, load } = opened()
  const first = load()
  answers[0].reject(new Error('lost'))
  await first
  expect(error.value).toEqual(new Error('lost'))
  answers[1].resolve('again')
  await load()
  expect([read, error.value]).toEqual([['again'], undefined])
})

test('who joins is content with the reading that is under way', async () => {
  const { answers, readings, join } = opened()
  const joined = [join(), join()]
  answers[0].resolve('once')
  await Promise.all(joined)
  expect(readings()).toBe(1)
})
