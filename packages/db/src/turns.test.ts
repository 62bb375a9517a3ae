import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Holds the thread, as a synchronous write does. */
function hold(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until) {
    /* on purpose */
  }
}

test('work that came together lets other events in between, and is done in its order', async () => {
  const inTurn = createTurns()
  const done: (number | 'other')[] = []
  setImmediate(() => setImmediate(() => void done.push('other')))
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      inTurn(() => {
        hold(2)
        done.push(index)
      }),
    ),
  )
  expect(done.filter(entry => entry !== 'other')).toEqual(Array.from({ length: 12 }, (_, index) => index))
  expect(done.indexOf('other')).toBeGreaterThan(0)
  expect(done.indexOf('other')).toBeLessThan(11)
})

test('a single piece of work is done at once, and gives what it gives', async () => {
  const inTurn = createTurns()
  let done = false
  const work = inTurn(() => {
    done = true
    return 7
  })
  expect(done).toBe(true)
  expect(await work).toBe(7)
})

test('work that fails leaves the turn to the others', async () => {
  const inTurn = createTurns()
  const outcomes = await Promise.allSettled([
    inTurn(() => {
      hold(8)
      throw new Error('on purpose')
    }),
    inTurn(() => 'done'),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})
