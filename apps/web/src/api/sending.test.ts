import { expect, test } from 'vitest'
import { later } from '../testing/fake-server.ts'
import { ApiError, NetworkError } from './errors.ts'
import { createSending } from './sending.ts'

const body = { prompt: 'a boat' }

test('one thing at a time is sent, and others get nothing meanwhile', async () => {
  const { isSending, alone } = createSending()
  const answer = later<string>()
  const first = alone(async () => answer.promise)
  expect([isSending.value, await alone(async () => 'second')]).toEqual([true, undefined])
  answer.resolve('first')
  expect([await first, isSending.value]).toEqual(['first', false])
  await expect(alone(async () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(isSending.value).toBe(false)
})

test('what no answer came to is sent again with the same key, and what was answered with another', async () => {
  const { send } = createSending()
  const keys: string[] = []
  const outcomes = [
    new NetworkError('timeout'),
    new ApiError({ status: 422, code: 'request.invalid', detail: 'No.' }),
    undefined,
    undefined,
  ]
  for (const outcome of outcomes)
    await send(body, async (_, key) => {
      keys.push(key)
      if (outcome) throw outcome
    }).catch(() => {})
  expect(keys.map(key => keys.indexOf(key))).toEqual([0, 0, 2, 3])
})
