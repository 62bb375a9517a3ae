import { expect, test } from 'vitest'
import { later } from '../../../testing/fake-server.ts'
import { createSteps } from './steps.ts'

/** A row of pictures from 0 to `last`, older ones to the right, between which a step takes until `go`. */
function row(last: number) {
  let at = 0
  let gate = later<void>()
  const steps = createSteps(async direction => {
    await gate.promise
    const next = at + (direction === 'older' ? 1 : -1)
    if (next < 0 || next > last) return false
    at = next
    return true
  })
  return {
    ...steps,
    at: () => at,
    go: () => gate.resolve(),
    wait: () => {
      gate = later()
    },
  }
}

test('as many steps are taken as were asked for, however fast', async () => {
  const { step, at, go } = row(50)
  const first = step('older')
  for (let presses = 1; presses < 30; presses += 1) void step('older')
  go()
  await first
  expect(at()).toBe(30)
})

test('what a key held down asks for while a step is taken is dropped', async () => {
  const { step, at, go } = row(50)
  const first = step('older')
  for (let presses = 1; presses < 30; presses += 1) void step('older', true)
  go()
  await first
  expect(at()).toBe(1)
})

test('at the end all that was asked for is forgotten, and the way back is one step', async () => {
  const { step, at, go, wait } = row(2)
  const first = step('older')
  for (let presses = 1; presses < 10; presses += 1) void step('older')
  go()
  await first
  expect(at()).toBe(2)
  wait()
  const back = step('newer')
  go()
  await back
  expect(at()).toBe(1)
})
