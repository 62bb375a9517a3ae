import { expect, test } from 'vitest'
import { persist } from './persist.ts'

const away = () => Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
const busy = () => Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' })

/** A write that fails for so long, and the moments in milliseconds at which it was tried. */
function createWrite(failsForMs: number, error: () => Error) {
  const began = performance.now()
  const tries: number[] = []
  return {
    tries,
    async write(): Promise<string> {
      tries.push(performance.now() - began)
      if (performance.now() < began + failsForMs) throw error()
      return 'written'
    },
  }
}

test.each([
  ['away', away],
  ['busy', busy],
])('a database that is %s for a moment costs nothing but time', async (_name, error) => {
  const { write, tries } = createWrite(250, error)
  expect(await persist(write)).toBe('written')
  expect(tries.length).toBeGreaterThan(2)
})

test('it tries at once, soon, and then less and less often', async () => {
  const { write, tries } = createWrite(700, away)
  await persist(write)
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
  expect(tries[0]).toBeLessThan(50)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
})

test('when its patience ends it gives up with what the database said', async () => {
  const { write, tries } = createWrite(60_000, away)
  await expect(persist(write, 350)).rejects.toThrow('away')
  expect(tries.at(-1)).toBeLessThan(350)
})

test.each([
  ['a full disk', Object.assign(new Error('full'), { code: 'SQLITE_FULL' })],
  ['a fault of ours', new TypeError('ours')],
])('%s does not pass by waiting, and is told at once', async (_name, error) => {
  const { write, tries } = createWrite(60_000, () => error)
  await expect(persist(write)).rejects.toBe(error)
  expect(tries).toHaveLength(1)
})
