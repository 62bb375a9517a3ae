import { expect, test } from 'vitest'
import { createCallsUnderWay } from './calls-under-way.ts'

const takenBack = (requestId: unknown) => ({ method: 'notifications/cancelled', params: { requestId } })

test('a call is taken back by whoever made it, and by its own id', () => {
  const calls = createCallsUnderWay()
  const signal = calls.begin('ana', { id: 1 }, () => undefined)
  for (const [client, id] of [
    ['max', 1],
    ['ana', '1'],
    ['ana', 2],
    ['ana', null],
  ] as const)
    calls.hear(client, takenBack(id))
  for (const message of [undefined, 'text', [], { params: { requestId: 1 } }, { method: 'notifications/cancelled' }])
    calls.hear('ana', message)
  expect(signal.aborted).toBe(false)
  calls.hear('ana', takenBack(1))
  expect(signal.aborted).toBe(true)
})

test('of two calls with one id neither is stopped, until only one of them is under way', () => {
  const calls = createCallsUnderWay()
  const forget: (() => void)[] = []
  const [first, second] = [1, 2].map(() => calls.begin('ana', { id: 7 }, over => forget.push(over)))
  calls.hear('ana', takenBack(7))
  expect([first?.aborted, second?.aborted]).toEqual([false, false])
  forget[0]?.()
  calls.hear('ana', takenBack(7))
  expect([first?.aborted, second?.aborted]).toEqual([false, true])
})
