import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTemplate } from './open-template.ts'
import { TemplateError } from './template-error.ts'

/** Text out of everything that means something. */
const anyText = fc.array(fc.oneof(
  fc.constantFrom('{', '}', '|', '\\', '__', '_', '$$', '2', '-', '1-2$$', '::', '0.5::', '__w__', '__v__', '__none__', ' ', 'a', 'ß', '😀'), fc.string({ maxLength: 3 }),
), { maxLength: 40 }).map(parts => parts.join(''))

/** A template that is well formed and small enough to go through. */
const { template } = fc.letrec<{ template: string, option: string, variant: string, several: string }>(tie => ({
  template: fc.array(fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constantFrom('a', 'b ', ', c', '__w__', '__v__', '__none__', '\\{', '\\\\', '\\__', ''), tie('variant'), tie('several')), { maxLength: 3 }).map(parts => parts.join('')),
  option: fc.tuple(fc.constantFrom('', '', '2::', '0.25::'), tie('template')).map(([weight, text]) => weight + text),
  variant: fc.array(tie('option'), { minLength: 1, maxLength: 3 }).map(options => `{${options.join('|')}}`),
  several: fc.tuple(fc.constantFrom('1$$', '2$$', '0-2$$', '1-3$$ and $$', '2$$$$'), fc.array(tie('option'), { minLength: 1, maxLength: 3 })).map(([head, options]) => `{${head}${options.join('|')}}`),
}))

const lists = new Map([['w', ['x', '{y|2::z}', 'q __v__']], ['v', ['1', '2']]])
const MANY = 3000

/** Nothing but its own error; undefined where there is one. */
function opened<T>(work: () => T): T | undefined {
  try {
    return work()
  }
  catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}

test('a text without braces and known wildcards is never changed', () => fc.assert(fc.property(anyText, (text) => {
  const bare = text.replaceAll(/[{}]|__/g, '')
  expect(openTemplate(bare, lists).draw(2, 1)).toEqual([bare, bare])
  expect(openTemplate(bare, lists).first(2)).toEqual([bare])
  expect(openTemplate(bare, lists).isDynamic).toBe(false)
})))

test('any text at all is read, or refused in our own words', () => fc.assert(fc.property(anyText, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
  const result = opened(() => {
    const read = openTemplate(text, lists, 50_000)
    return [...read.draw(5, seed), ...read.first(5)]
  })
  for (const prompt of result ?? []) expect(prompt.length).toBeLessThanOrEqual(4000)
}), { numRuns: 1000 }))

test('the count is that of all combinations, however they are counted', () => fc.assert(fc.property(template, (text) => {
  const read = openTemplate(text, lists)
  fc.pre(read.combinations <= MANY)
  const prompts = read.first(MANY)
  expect(prompts).toHaveLength(read.combinations)
  expect(read.first(7)).toEqual(prompts.slice(0, 7))
})))

test('every draw is one of all combinations', () => fc.assert(fc.property(template, fc.integer({ min: 0, max: 1000 }), (text, seed) => {
  const read = openTemplate(text, lists)
  fc.pre(read.combinations <= MANY)
  const all = new Set(read.first(MANY))
  const drawn = read.draw(20, seed)
  expect(drawn).toHaveLength(20)
  for (const prompt of drawn) expect(all).toContain(prompt)
  // Not one twice before the others: equal ones count once.
  const round = drawn.slice(0, Math.min(20, all.size))
  if (all.size === read.combinations) expect(new Set(round).size).toBe(round.length)
})))

test('the same seed gives the same prompts', () => fc.assert(fc.property(template, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
  expect(openTemplate(text, lists).draw(5, seed)).toEqual(openTemplate(text, lists).draw(5, seed))
})))

test('what is escaped comes out as it was', () => fc.assert(fc.property(anyText, (text) => {
  const escaped = text.replaceAll(/__|[{}\\]/g, found => `\\${found}`)
  // Where nothing needs an escape there is none.
  expect(openTemplate(/[{}]|__/.test(text) ? escaped : text, lists).first(2)).toEqual([text])
})))
