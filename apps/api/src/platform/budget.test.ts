import { describe, expect, test } from 'vitest'
import { createBudget } from './budget.ts'

describe('a budget', () => {
  /** Work that says when it begins, and ends when it is told to. */
  function works(budget: ReturnType<typeof createBudget>) {
    const begun: string[] = []
    const start = (name: string, amount: number, signal?: AbortSignal) => {
      const { promise: end, resolve, reject } = Promise.withResolvers<string>()
      const work = () => {
        begun.push(name)
        return end
      }
      return { done: budget.hold(amount, work, signal), end: () => resolve(name), fail: reject }
    }
    return { begun, start }
  }
  const turns = () => new Promise<void>(resolve => setImmediate(resolve))

  test('is handed out as far as it goes, and the rest waits', async () => {
    const { begun, start } = works(createBudget({ capacity: 10 }))
    const first = start('first', 6)
    start('second', 4)
    const third = start('third', 1)
    await turns()
    expect(begun).toEqual(['first', 'second'])
    first.end()
    expect(await first.done).toBe('first')
    third.end()
    expect(await third.done).toBe('third')
    expect(begun).toEqual(['first', 'second', 'third'])
  })

  test('goes to who came first, so that what needs much is not overtaken by what needs little', async () => {
    const { begun, start } = works(createBudget({ capacity: 10 }))
    const small = start('small', 1)
    start('large', 10)
    start('late', 1)
    await turns()
    expect(begun).toEqual(['small'])
    small.end()
    await turns()
    expect(begun).toEqual(['small', 'large'])
  })

  test('has only so many holders, however little each needs', async () => {
    const { begun, start } = works(createBudget({ capacity: 10, holders: 2 }))
    const [first] = ['a', 'b', 'c', 'd'].map(name => start(name, 0))
    await turns()
    expect(begun).toEqual(['a', 'b'])
    first?.end()
    await turns()
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  test('gives all of itself to what needs more than there is', async () => {
    const { begun, start } = works(createBudget({ capacity: 10 }))
    const huge = start('huge', 1000)
    start('small', 1)
    await turns()
    expect(begun).toEqual(['huge'])
    huge.end()
    await turns()
    expect(begun).toEqual(['huge', 'small'])
  })

  test('gets its part back from work that failed', async () => {
    const { begun, start } = works(createBudget({ capacity: 1 }))
    const broken = start('broken', 1)
    start('next', 1)
    await turns()
    broken.fail(new Error('no'))
    await expect(broken.done).rejects.toThrow('no')
    await turns()
    expect(begun).toEqual(['broken', 'next'])
  })

  test('is not waited for by who has left, nor by those behind', async () => {
    const { begun, start } = works(createBudget({ capacity: 10 }))
    start('first', 6)
    const leaving = new AbortController()
    const second = start('second', 10, leaving.signal)
    start('third', 4)
    await turns()
    leaving.abort(new Error('gone'))
    await expect(second.done).rejects.toThrow('gone')
    await turns()
    expect(begun).toEqual(['first', 'third'])
    await expect(start('fourth', 0, leaving.signal).done).rejects.toThrow('gone')
  })
})
