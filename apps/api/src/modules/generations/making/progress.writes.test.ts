import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgress } from './progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(count: number, done: number, write?: (value: number) => Promise<void>) {
  const written: number[] = []
  const progress = createProgress(count, done, write ?? (async value => void written.push(value)))
  /** Reports long after the last write, and waits for what is written of it. */
  const report = async (ordinal: number, value: number) => {
    await vi.advanceTimersByTimeAsync(1000)
    progress.report(ordinal, value)
    await vi.advanceTimersByTimeAsync(1000)
  }
  return { progress, written, report }
}

test('sums up the images, those that were there before included', async () => {
  const { written, report } = open(4, 1)
  await report(1, 0.5)
  await report(2, 0.25)
  await report(1, 0.75)
  expect(written).toEqual([1.5 / 4, 1.75 / 4, 2 / 4])
})

test('an image that falls back, or says more than all, counts as what it had', async () => {
  const { written, report } = open(2, 0)
  await report(0, 0.6)
  await report(0, 0.2)
  await report(1, 7)
  await report(0, 0.7)
  expect(written).toEqual([0.3, 0.3, 0.85])
})

test('never writes that all is done, while the images that an engine has made are still being stored', async () => {
  const { progress, written } = open(2, 0)
  await vi.advanceTimersByTimeAsync(1000)
  for (const ordinal of [0, 1]) for (const value of [0.95, 1]) progress.report(ordinal, value)
  await vi.advanceTimersByTimeAsync(1000)
  await progress.settle()
  expect(written).toEqual([])
})

test('writes now and then, however often it is told', async () => {
  const { progress, written } = open(1, 0)
  for (let n = 1; n <= 100; n += 1) {
    await vi.advanceTimersByTimeAsync(20)
    progress.report(0, n / 200)
  }
  await progress.settle()
  expect(written.length).toBeGreaterThan(2)
  expect(written.length).toBeLessThanOrEqual(5)
})

test('a write that fails keeps nobody from the next', async () => {
  const seen: number[] = []
  const { report } = open(1, 0, async value => {
    seen.push(value)
    throw new Error('away')
  })
  await report(0, 0.2)
  await report(0, 0.4)
  expect(seen).toEqual([0.2, 0.4])
})

test('what is told just before the end is not written any more', async () => {
  const { progress, written } = open(1, 0)
  await vi.advanceTimersByTimeAsync(1000)
  progress.report(0, 0.9)
  await progress.settle()
  await vi.advanceTimersByTimeAsync(1000)
  expect(written).toEqual([])
})

test('one write at a time', async () => {
  let active = 0
  let most = 0
  const { progress } = open(1, 0, async () => {
    most = Math.max(most, ++active)
    await new Promise(resolve => void setTimeout(resolve, 3000))
    active -= 1
  })
  for (let n = 1; n <= 5; n += 1) {
    await vi.advanceTimersByTimeAsync(700)
    progress.report(0, n / 10)
  }
  await vi.advanceTimersByTimeAsync(20_000)
  await progress.settle()
  expect(most).toBe(1)
})
