import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { paced } from './paced.ts'

/** A step that takes long, as each does on a machine that is busy. */
function* slowWork(steps: number, stepMs: number) {
  for (let at = 0; at < steps; at += 1) {
    const end = performance.now() + stepMs
    while (performance.now() < end);
    yield 1
  }
  return 'done'
}

test('work gives way by time, however few steps it says it did, and before it begins', async () => {
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; turns += 1) await setImmediate()
  })()
  const work = paced(slowWork(20, 6))
  expect(turns).toBe(0)
  expect(await work).toBe('done')
  isOver = true
  await others
  // Two steps a turn.
  expect(turns).toBeGreaterThanOrEqual(10)
})
