import { array, assert, constantFrom, integer, letrec, oneof, pre, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { openTemplate } from './open-template.ts'
import { TemplateError } from './template-error.ts'

/** Text out of everything that means something. */
const anyText = array(
  oneof(
    constantFrom(
      '{',
      '}',
      '|',
      '\\',
      '__',
      '_',
      '$$',
      '2',
      '-',
      '1-2$$',
      '::',
      '0.5::',
      '__w__',
      '__v__',
      '__none__',
      ' ',
      'a',
      'ß',
      '😀',
    ),
    string({ maxLength: 3 }),
  ),
  { maxLength: 40 },
).map(parts => parts.join(''))

/** A template that is well formed and small enough to go through. */
const { template } = letrec<{ template: string; option: string; variant: string; several: string }>(tie => ({
  template: array(
    oneof(
      { maxDepth: 3, withCrossShrink: true },
      constantFrom('a', 'b ', ', c', '__w__', '__v__', '__none__', '\\{', '\\\\', '\\__', ''),
      tie('variant'),
      tie('several'),
    ),
    { maxLength: 3 },
  ).map(parts => parts.join('')),
  option: tuple(constantFrom('', '', '2::', '0.25::'), tie('template')).map(([weight, text]) => weight + text),
  variant: array(tie('option'), { minLength: 1, maxLength: 3 }).map(options => `{${options.join('|')}}`),
  several: tuple(
    constantFrom('1$$', '2$$', '0-2$$', '1-3$$ and $$', '2$$$$'),
    array(tie('option'), { minLength: 1, maxLength: 3 }),
  ).map(([head, options]) => `{${head}${options.join('|')}}`),
}))

const lists = new Map([
  ['w', ['x', '{y|2::z}', 'q __v__']],
  ['v', ['1', '2']],
])
const MANY = 3000

/** Nothing but its own error; undefined where there is one. */
function opened<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}

test('a text without braces and known wildcards is never changed', () =>
  assert(
    property(anyText, text => {
      // Braces first: without the one between them two underscores are a pair.
      const bare = text.replaceAll(/[{}]/g, '').replaceAll(/__+/g, '_')
      expect(openTemplate(bare, lists).sample(2, 1)).toEqual([bare, bare])
      expect(openTemplate(bare, lists).first(2)).toEqual([bare])
      expect(openTemplate(bare, lists).isDynamic).toBe(false)
    }),
  ))

test('any text at all is read, or refused in our own words', () =>
  assert(
    property(anyText, integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
      const result = opened(() => {
        const read = openTemplate(text, lists, 50_000)
        return [...read.sample(5, seed), ...read.first(5)]
      })
      for (const prompt of result ?? []) expect(prompt.length).toBeLessThanOrEqual(4000)
    }),
    { numRuns: 1000 },
  ))

test('the count is that of all combinations, however they are counted', () =>
  assert(
    property(template, text => {
      const read = openTemplate(text, lists)
      pre(read.combinations <= MANY)
      const prompts = read.first(MANY)
      expect(prompts).toHaveLength(read.combinations)
      expect(read.first(7)).toEqual(prompts.slice(0, 7))
    }),
  ))

test('every sample is one of all combinations', () =>
  assert(
    property(template, integer({ min: 0, max: 1000 }), (text, seed) => {
      const read = openTemplate(text, lists)
      pre(read.combinations <= MANY)
      const all = new Set(read.first(MANY))
      const sampled = read.sample(20, seed)
      expect(sampled).toHaveLength(20)
      for (const prompt of sampled) expect(all).toContain(prompt)
      // Not one twice before the others, where all are different.
      const round = all.size === read.combinations ? sampled.slice(0, all.size) : []
      expect(new Set(round).size).toBe(round.length)
    }),
  ))

test('the same seed gives the same prompts', () =>
  assert(
    property(template, integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
      expect(openTemplate(text, lists).sample(5, seed)).toEqual(openTemplate(text, lists).sample(5, seed))
    }),
  ))

test('what is escaped comes out as it was', () =>
  assert(
    property(anyText, text => {
      const escaped = text.replaceAll(/__|[{}\\]/g, found => `\\${found}`)
      // Where nothing needs an escape there is none.
      expect(openTemplate(/[{}]|__/.test(text) ? escaped : text, lists).first(2)).toEqual([text])
    }),
  ))
