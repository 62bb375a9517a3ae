import { describe, expect, test } from 'vitest'
import { createBudget, MAX_STEPS } from './budget.ts'
import type { Work } from './paced.ts'
import { TemplateError } from './template-error.ts'
import { finish } from './testing/open.ts'
import { namesFor, namesMeant } from './wildcard-names.ts'

const names = ['fur', 'colours-cold', 'colours-warm', 'artists/dutch', 'artists/finnish', 'a1', 'b1', 'b2']
const found = (path: string) => namesFor(path, names, createBudget(MAX_STEPS))
const meant = (...paths: string[]) => finish(namesMeant(names, new Set(paths))).value

describe('a path stands for the names that', () => {
  test.each<[path: string, names: string[]]>([
    ['fur', ['fur']],
    ['finnish', ['artists/finnish']],
    ['ists/finnish', []],
    ['colours-*', ['colours-cold', 'colours-warm']],
    ['colours-*m', ['colours-warm']],
    ['[ab]1', ['a1', 'b1']],
    ['[a-c][!1]', ['b2']],
    ['?1', ['a1', 'b1']],
    ['f?n*', ['artists/finnish']],
    ['[', []],
    ['b[2', []],
    ['**', names.toSorted()],
  ])('%s', (path, expected) => {
    expect(found(path)).toEqual(expected)
    expect(meant(path)).toEqual(expect.arrayContaining(expected))
  })
})

test('only those are read that something may mean', () => {
  expect(meant('fur', 'dutch', 'b*')).toEqual(['fur', 'artists/dutch', 'b1', 'b2'])
  expect(meant('none', '[')).toEqual([])
  expect(meant(...Array.from({ length: 101 }, (_, at) => `x${at}*`))).toEqual(names)
})

/** What was done at most between two pauses, and why it was not done to the end. */
function read(work: Work<unknown>): { most: number; refusal: string | undefined } {
  let most = 0
  try {
    for (let step = work.next(); !step.done; step = work.next()) most = Math.max(most, step.value)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return { most, refusal: error.message }
  }
  return { most, refusal: undefined }
}

/** As long as a prompt can be, over as many names as there can be. */
describe('however a glob is written, names are looked through for it in little time, or it is refused', () => {
  const many = Array.from({ length: 500 }, (_, at) => `${'a'.repeat(56)}${at}`)
  test.each<[kind: string, path: string, isRefused: boolean]>([
    ['brackets that nothing closes', '['.repeat(3990), false],
    ['a class that nothing closes', `[${'a'.repeat(3989)}`, false],
    ['a large class', `*[${'b'.repeat(3980)}a]z`, true],
    ['many stars', '*a'.repeat(1990), false],
    ['one star and much behind it', `*${'a'.repeat(3980)}z`, false],
  ])('%s', (_kind, path, isRefused) => {
    const { most, refusal } = read(namesMeant(many, new Set([path])))
    expect(refusal?.includes('too much') ?? false).toBe(isRefused)
    expect(most).toBeLessThan((2 * 60 * 4000) / 8)
  })
})
