import { describe, expect, test } from 'vitest'
import { MAX_STEPS_AT_ONCE } from './budget.ts'
import { paced } from './paced.ts'
import { TemplateError } from './template-error.ts'
import { all, finish, open, sample } from './testing/open.ts'

const lists = {
  colour: ['red', 'green', 'blue'],
  weather: ['in {light|heavy} rain', 'under a __colour__ sky', '0::never', 'a | b } \\\\ c'],
  empty: [],
  a: ['x __b__'],
  b: ['{y|__a__}'],
  self: ['one', '__self__'],
  broken: ['fine', 'not {fine'],
  nothing: ['0::x'],
}
const fault = (text: string, wildcards: Readonly<Record<string, readonly string[]>> = lists) => {
  try {
    sample(text, wildcards, 1000)
  } catch (error) {
    if (error instanceof TemplateError) return { fault: error.fault, message: error.message, missing: error.missing }
    throw error
  }
  return undefined
}

describe('all combinations', () => {
  test.each<[string, string[]]>([
    ['a {red|blue} fox', ['a red fox', 'a blue fox']],
    ['{a|b} {1|2}', ['a 1', 'a 2', 'b 1', 'b 2']],
    ['{red|blue|0.5::green}', ['red', 'blue', 'green']],
    ['{0::red|blue}', ['blue']],
    ['{ .5 :: a| 2::b}', [' a', 'b']],
    ['{a{1|2}|b}', ['a1', 'a2', 'b']],
    ['a{, big|} cat', ['a, big cat', 'a cat']],
    ['{2$$, $$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{2$$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{2$$ and $$a|b|c}', ['a and b', 'a and c', 'b and c']],
    ['{1-2$$a|b}', ['a', 'b', 'a, b']],
    ['{0-1$$a|b}', ['', 'a', 'b']],
    ['{9$$a|b}', ['a, b']],
    ['{2$$$$a|b|c}', ['ab', 'ac', 'bc']],
    ['{2$$\\|$$a|b|c}', ['a|b', 'a|c', 'b|c']],
    ['{1-2$$-$${a|b}|c}', ['a', 'b', 'c', 'a-c', 'b-c']],
    ['{$5|5$}', ['$5', '5$']],
    ['a __colour__ fox', ['a red fox', 'a green fox', 'a blue fox']],
    ['{2$$__colour__}', ['red, green', 'red, blue', 'green, blue']],
    [
      '__weather__',
      ['in light rain', 'in heavy rain', 'under a red sky', 'under a green sky', 'under a blue sky', 'a | b } \\\\ c'],
    ],
    ['\\{a|b\\}', ['{a|b}']],
    ['{a\\|b|c\\}}', ['a|b', 'c}']],
    ['\\__colour__', ['__colour__']],
    ['{\\\\|/}', ['\\', '/']],
    ['a) \\(b\\) {c|d}', ['a) \\(b\\) c', 'a) \\(b\\) d']],
  ])('of %j', (text, expected) => {
    expect(all(text, lists)).toEqual(expected)
    expect(open(text, lists, { mode: 'all' }).combinations).toBe(expected.length)
  })
})

test.each(['a fox', '', 'a | b', 'a } b', '(a:1.2) \\(b\\) \\\\ \\| 2$$a 0.5::b', '____', '_colour_'])(
  'nothing to sample from leaves it as it is: %j',
  text => {
    const template = open(text, lists, { mode: 'random' })
    expect([template.isDynamic, template.combinations]).toEqual([false, 1])
    expect([all(text, lists), sample(text, lists, 2, 7)]).toEqual([[text], [text, text]])
  },
)

describe('what cannot be read is one error that says where', () => {
  test.each<[string, string, RegExp]>([
    ['a {red|blue', 'malformed', /never closed.*\(character 3\)/],
    ['{a{b|c}', 'malformed', /never closed.*\(character 1\)/],
    ['{0::a|0::b}', 'malformed', /weight above 0 \(character 1\)/],
    ['{2-1$$a|b}', 'malformed', /smaller one \(character 1\)/],
    ['{21$$a|b}', 'malformed', /At most 20/],
    ['{1000001::a|b}', 'malformed', /at most 1,000,000/],
    ['{'.repeat(41), 'malformed', /40 deep \(character 41\)/],
    ['__a__', 'cycle', /__a__ → __b__ → __a__/],
    ['__self__', 'cycle', /__self__ → __self__/],
    ['{..$$a|b}', 'malformed', /Before \$\$ stands how many.*\(character 1\)/],
    ['{0.0000001::a|b}', 'malformed', /at least 0.000001/],
    ['__colour(x=1', 'malformed', /parameters of this wildcard are never closed.*\(character 9\)/],
    ['__colour(x=1,2)__', 'malformed', /written as name=value/],
    ['${x=a', 'malformed', /never closed.*\(character 1\)/],
    ['__nothing__', 'malformed', /No entry of __nothing__ has a weight above 0/],
    ['a __none__ fox', 'unknown_wildcard', /There is no wildcard __none__ \(character 3\)/],
    ['__none*__', 'unknown_wildcard', /There is no wildcard __none\*__/],
    ['__~my words__', 'unknown_wildcard', /There is no wildcard __my words__/],
    ['__none(a=b)__', 'unknown_wildcard', /There is no wildcard __none__/],
    ['__{a|none}x__', 'unknown_wildcard', /There is no wildcard __ax__/],
    ['{a|__empty__}', 'unknown_wildcard', /The wildcard __empty__ has no entries \(character 4\)/],
    ['a ${mood} fox', 'unknown_variable', /what \$\{mood\} is.*\(character 3\)/],
    ['${a=${b}}${b=${a}}${a}', 'cycle', /\$\{a\} → \$\{b\} → \$\{a\}/],
    ['${a=!{x|y}}${b=${a}}__${b}__', 'malformed', /cannot depend on what is taken in turn or chosen elsewhere/],
    [`{${'x'.repeat(3999)}|${'y'.repeat(10)}}z`.repeat(2), 'too_long', /4,000 characters/],
  ])('%#', (text, code, message) => {
    const found = fault(text)
    expect(found?.fault).toBe(code)
    expect(found?.message).toMatch(message)
  })

  test('in an entry of a wildcard, which one, and only where it is meant', () => {
    expect(fault('__broken__')?.message).toMatch(/\(entry 2 of __broken__, character 5\)/)
    expect(fault('__w__', { w: ['a __none__'] })?.message).toMatch(/\(entry 1 of __w__, character 3\)/)
    expect(all('__colour__', lists)).toHaveLength(3)
  })

  test('all names that there are not are told, those of entries too, once each', () => {
    const wildcards = { a: ['__e__ {x|y}', '__c__'], d: [] }
    expect(fault('__a__ {__b__|__c__} __a__ __d__', wildcards)?.missing.toSorted()).toEqual(['b', 'c', 'd', 'e'])
  })
})

describe('by chance', () => {
  test('these prompts come of this seed, on every machine', () => {
    expect(sample('{red|blue|0.5::green} __colour__ {2$$a|b|c|d}', lists, 4, 42)).toMatchInlineSnapshot(`
      [
        "blue green c, d",
        "red green a, c",
        "green green a, d",
        "blue red a, c",
      ]
    `)
  })

  test('without weights none comes again before all others came, and each as often as the others', () => {
    const sampled = sample('{a|b|c} {d|e{1|2}}', {}, 27, 5)
    for (const begin of [0, 9, 18]) expect(new Set(sampled.slice(begin, begin + 9)).size).toBe(9)
  })

  test.each<[template: string, each: Record<string, number>]>([
    ['{9::a|1::b}', { a: 9, b: 1 }],
    ['{1::a|3::b}', { a: 1, b: 3 }],
    ['{9::a|1::b} {x|y}', { 'a x': 9, 'a y': 9, 'b x': 1, 'b y': 1 }],
    ['{2::a|2::b}', { a: 1, b: 1 }],
    ['__w__', { a: 2, b: 1 }],
  ])('a weight says how often, and not only at first: %j', (template, each) => {
    const round = Object.values(each).reduce((sum, times) => sum + times, 0)
    for (const seed of [1, 2, 3]) {
      const sampled = sample(template, { w: ['2::a', 'b'] }, 3 * round, seed)
      const times = Object.entries(each).map(([prompt]) => [prompt, sampled.filter(one => one === prompt).length / 3])
      expect(Object.fromEntries(times)).toEqual(each)
    }
  })

  test('what is heavier is taken more often among several, and stands earlier', () => {
    const many = (template: string) => Array.from({ length: 2000 }, (_, seed) => sample(template, {}, 1, seed)[0])
    const share = (prompts: (string | undefined)[], pattern: RegExp) =>
      prompts.filter(prompt => pattern.test(prompt ?? '')).length / prompts.length
    expect(share(many('{3::a|b}'), /a/)).toBeCloseTo(0.75, 1)
    expect(share(many('{2$$8::a|1::b|1::c}'), /a/)).toBeCloseTo(16 / 17, 1)
    expect(share(many('{2$$3::a|b}'), /^a/)).toBeCloseTo(0.75, 1)
  })

  test('fewer are the beginning of more', () => {
    for (const template of ['{a|b|c|d} __colour__', '{9::a|1::b} {@x|y|z}'])
      expect(sample(template, lists, 12, 3).slice(0, 5)).toEqual(sample(template, lists, 5, 3))
  })
})

const many = Array.from({ length: 10_000 }, (_, index) => `entry ${index}`)
const LETTERS = 'abcdefghijklm'.split('')
const towers = (text: string) =>
  Object.fromEntries(
    Array.from({ length: 15 }, (_, level): [string, string[]] => [
      `t${level}`,
      [level === 14 ? `{${text}|${text}}` : `__t${level + 1}__`.repeat(50)],
    ]),
  )

/** What was done at once each time, until all was made or refused. */
function stepsOf(template: string, wildcards: Readonly<Record<string, readonly string[]>>, mode: 'all' | 'random') {
  const steps = [0]
  try {
    const opened = open(template, wildcards, { mode })
    steps.push(opened.steps, finish(opened.prompts(Math.min(1000, opened.total))).mostAtOnce)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
  }
  return steps
}

describe('however much there is in it', () => {
  test('a number of combinations beyond all numbers is counted, and the first and some are given', () => {
    const text = '{a|b|c|d}'.repeat(400)
    const template = open(text, {}, { mode: 'all' })
    expect(template.combinations).toBe(Number.MAX_SAFE_INTEGER)
    expect(finish(template.prompts(3)).value).toEqual(['a'.repeat(400), `${'a'.repeat(399)}b`, `${'a'.repeat(399)}c`])
    expect(new Set(sample(text, {}, 1000)).size).toBe(1000)
  })

  test('a wildcard of 10,000 entries is sampled a thousand times', () => {
    expect(new Set(sample('{20$$__many__}', { many }, 200, 9)).size).toBe(200)
    expect(new Set(sample('__many__', { many }, 1000, 9)).size).toBe(1000)
    const first = (text: string) => finish(open(text, { many }, { mode: 'all' }).prompts(2)).value
    expect(first('{3$$__many__}')).toEqual(['entry 0, entry 1, entry 2', 'entry 0, entry 1, entry 3'])
    expect(first('{20$$__many__}')[0]).toMatch(/^entry 0, entry 1, .* entry 19$/)
  })

  test('wildcards that multiply each other end in an error, whether they write anything or not', () => {
    expect(() => all('__t0__', towers('x'))).toThrow(/4,000 characters/)
    expect(() => all('__t0__', towers(''))).toThrow(/too much/)
    const deep = Object.fromEntries(
      Array.from({ length: 30 }, (_, level): [string, string[]] => [`t${level}`, [`__t${level + 1}__ {x|y}`]]),
    )
    expect(() => all('__t0__', deep)).toThrow(/16 deep/)
  })

  test.each<[kind: string, template: string, wildcards: Record<string, string[]>]>([
    ['many large wildcards', Array.from({ length: 26 }, (_, at) => `{20$$__w${at}__}`).join(''), {}],
    ['one large wildcard', '{20$$__w0__}', {}],
    ['entries full of variants', '__w__', { w: Array.from({ length: 300 }, () => '{a|b|c} '.repeat(60)) }],
    ['wildcards in wildcards', '__t0__', towers('')],
    ['braces in braces', `${'{'.repeat(40)}a|b${'}'.repeat(40)}`, {}],
    ['names in names', `${'__{'.repeat(40)}a|b${'}'.repeat(40)}`, {}],
    ['percent signs', `${'%{'.repeat(39)}${'{x|y}'.repeat(500)}${'}'.repeat(39)}`, {}],
    ['variants side by side', '{a|b}'.repeat(800), {}],
    ['options side by side', `{10-20$$${'a|'.repeat(1980)}b}`, {}],
    ['orders side by side', `{20$$${Array.from({ length: 20 }, (_, at) => at).join('|')}}`.repeat(60), {}],
    ['globs', Array.from({ length: 600 }, (_, at) => `__*${at}__`).join(''), {}],
    [
      'variables that double',
      `${Array.from({ length: 150 }, (_, at) => `\${v${at}=\${v${at + 1}}\${v${at + 1}}}`).join('')}\${v150=x}\${v0}`,
      {},
    ],
    ['variables chosen once', `${Array.from({ length: 200 }, (_, at) => `\${v${at}=!{a|b}}`).join('')}\${v0}`, {}],
    [
      'names out of many variables',
      `${LETTERS.map(name => `\${${name}=!{x|y}}`).join('')}__${LETTERS.map(name => `\${${name}}`).join('')}__`,
      {},
    ],
    [
      'parameters of parameters',
      '__p0__',
      { p0: ['__p1(a=1)__'.repeat(40)], p1: ['__p2(a=1)__'.repeat(40)], p2: ['__p3(a=1)__'.repeat(40)], p3: ['x${a}'] },
    ],
  ])('no more is done at once than 50 ms allow: %s', (_kind, template, wildcards) => {
    const large = Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`w${at}`, many]))
    for (const mode of ['all', 'random'] as const) {
      const steps = stepsOf(template, { ...large, ...wildcards }, mode)
      expect(Math.max(...steps)).toBeLessThanOrEqual(MAX_STEPS_AT_ONCE)
    }
  })

  test('and no more altogether than a second allows', async () => {
    const endless = (function* () {
      for (;;) yield 1000
    })()
    await expect(paced(endless)).rejects.toThrow(/too much/)
  })
})
