import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createUpkeep } from './upkeep.ts'

const MINUTE_MS = 60_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('each round is done at the start and when it is due, and one that failed is told of and comes again', async () => {
  const rounds: string[] = []
  const warnings: string[] = []
  const upkeep = createUpkeep({
    rounds: [
      { round: async ({ isFirst }) => void rounds.push(isFirst ? 'first' : 'hourly') },
      {
        everyMs: 25 * MINUTE_MS,
        round: async () => {
          rounds.push('often')
          throw new Error('on purpose')
        },
      },
    ],
    stopping: new AbortController().signal,
    log: { warn: (_details, message) => void warnings.push(message) },
  })
  await upkeep.start()
  await vi.advanceTimersByTimeAsync(61 * MINUTE_MS)
  expect([rounds, warnings.length]).toEqual([['first', 'often', 'often', 'often', 'hourly'], 3])
  await upkeep.stop()
  await vi.advanceTimersByTimeAsync(61 * MINUTE_MS)
  expect(rounds).toHaveLength(5)
})

test('stopping is told to the round that is under way and waits for it, and none is begun after it', async () => {
  const stopping = new AbortController()
  const order: string[] = []
  const untilStopped = async ({ signal }: { signal: AbortSignal }) => {
    await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
    await Promise.resolve()
    order.push('done')
  }
  const upkeep = createUpkeep({
    rounds: [{ round: untilStopped }, { round: async () => void order.push('never begun') }],
    stopping: stopping.signal,
    log: { warn: () => {} },
  })
  const started = upkeep.start()
  stopping.abort()
  const stopped = upkeep.stop().then(() => order.push('stopped'))
  await Promise.all([started, stopped])
  expect(order).toEqual(['done', 'stopped'])
})
