import { lengthOf, mayBeTemplate } from '@atelier/contracts'
import { array, assert, constantFrom, integer, letrec, oneof, pre, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { TemplateError } from './template-error.ts'
import { all, finish, open, sample } from './testing/open.ts'

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
      '${',
      '${a=',
      '%{',
      '@',
      '(a=',
      ')',
      '# ',
      '//',
      '/*',
      '\n',
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
      constantFrom('a', 'b ', ', c', '__w__', '__v__', '${v=!__v__}', '${v:x}', '\\{', '\\\\', '\\__', ''),
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

const lists = { w: ['x', '{y|2::z}', 'q __v__'], v: ['1', '2'] }
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

test('a text without braces, comments, wildcards and escapes is never changed', () =>
  assert(
    property(anyText, text => {
      // Braces first: without the one between them two underscores are a pair.
      const bare = text
        .replaceAll(/[{}]|\/\*|[\r\n]/g, '')
        .replaceAll(/__+/g, '_')
        .replaceAll(/\/\*/g, '')
        .replaceAll(/\\+(?=#|\/\/)/g, '')
      expect(all(bare, lists)).toEqual([bare])
      expect(sample(bare, lists, 2)).toEqual([bare, bare])
      expect(open(bare, lists, { mode: 'all' }).isDynamic).toBe(false)
    }),
    { examples: [['\\# '], ['\\\\# \\//']] },
  ))

test('any text at all is read, or refused in our own words', () =>
  assert(
    property(anyText, integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
      const result = opened(() => [...sample(text, lists, 5, seed), ...all(text, lists)])
      for (const prompt of result ?? []) expect(lengthOf(prompt)).toBeLessThanOrEqual(4000)
    }),
    { numRuns: 1000 },
  ))

test('the count is that of all combinations, however they are counted', () =>
  assert(
    property(template, text => {
      const read = open(text, lists, { mode: 'all' })
      pre(read.combinations <= MANY)
      const prompts = finish(read.prompts(read.total)).value
      expect(prompts).toHaveLength(read.combinations)
      expect(finish(read.prompts(Math.min(7, read.total))).value).toEqual(prompts.slice(0, 7))
    }),
  ))

test('every sample is one of all combinations', () =>
  assert(
    property(template, integer({ min: 0, max: 1000 }), (text, seed) => {
      const read = open(text, lists, { mode: 'all' })
      pre(read.combinations <= MANY)
      const prompts = new Set(finish(read.prompts(read.total)).value)
      const sampled = sample(text, lists, 20, seed)
      expect(sampled).toHaveLength(20)
      for (const prompt of sampled) expect(prompts).toContain(prompt)
      // Not one twice before the others, where all are different and none is likelier.
      const isEven = prompts.size === read.combinations && !/::|__w__/.test(text)
      const round = isEven ? sampled.slice(0, prompts.size) : []
      expect(new Set(round).size).toBe(round.length)
    }),
  ))

test('the same seed gives the same prompts', () =>
  assert(
    property(template, integer({ min: 0, max: 2 ** 32 - 1 }), (text, seed) => {
      expect(sample(text, lists, 5, seed)).toEqual(sample(text, lists, 5, seed))
    }),
  ))

test('what is escaped comes out as it was', () =>
  assert(
    property(anyText, text => {
      // Behind a backslash the sign of a comment would be an escape: there it is escaped like the backslash itself.
      const escaped = text.replaceAll(/__|[{}\\]|\/\*|(?<=^|\s|\\)(?:#|\/\/)/gm, found => `\\${found}`)
      // Where nothing needs an escape there is none.
      expect(all(mayBeTemplate(text) ? escaped : text, lists)).toEqual([text])
    }),
    { examples: [['\\# '], ['\\\\# \\//']] },
  ))
