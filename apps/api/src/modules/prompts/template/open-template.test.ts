import { describe, expect, test } from 'vitest'
import { openTemplate } from './open-template.ts'
import { TemplateError } from './template-error.ts'

const lists = new Map<string, readonly string[]>([
  ['colour', ['red', 'green', 'blue']],
  ['weather', ['in {light|heavy} rain', 'under a __colour__ sky', '0::never', 'a | b } \\\\ c']],
  ['empty', []],
  ['a', ['x __b__']],
  ['b', ['{y|__a__}']],
  ['self', ['one', '__self__']],
])
const all = (text: string) => openTemplate(text, lists).first(1000)
const fault = (text: string, steps?: number) => {
  try {
    openTemplate(text, lists, steps).sample(1000, 1)
  } catch (error) {
    if (error instanceof TemplateError) return { fault: error.fault, message: error.message }
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
    ['x{}y', ['xy']],
    ['{2$$, $$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{2$$a|b|c}', ['a, b', 'a, c', 'b, c']],
    ['{2$$ and $$a|b|c}', ['a and b', 'a and c', 'b and c']],
    ['{1-2$$a|b}', ['a', 'b', 'a, b']],
    ['{0-1$$a|b}', ['', 'a', 'b']],
    ['{9$$a|b}', ['a, b']],
    ['{2$$$$a|b}', ['ab']],
    ['{2$$\\|$$a|b}', ['a|b']],
    ['{2$$-$${a|b}|c}', ['a-c', 'b-c']],
    ['{$5|5$}', ['$5', '5$']],
    ['a __colour__ fox', ['a red fox', 'a green fox', 'a blue fox']],
    ['{2$$__colour__}', ['red, green', 'red, blue', 'green, blue']],
    [
      '__weather__',
      ['in light rain', 'in heavy rain', 'under a red sky', 'under a green sky', 'under a blue sky', 'a | b } \\\\ c'],
    ],
    ['__nothing__ {a|b}', ['__nothing__ a', '__nothing__ b']],
    ['\\{a|b\\}', ['{a|b}']],
    ['{a\\|b|c\\}}', ['a|b', 'c}']],
    ['\\__colour__', ['__colour__']],
    ['{\\\\|/}', ['\\', '/']],
    ['a) \\(b\\) {c}', ['a) \\(b\\) c']],
  ])('of %j', (text, expected) => {
    expect(all(text)).toEqual(expected)
    expect(openTemplate(text, lists).combinations).toBe(expected.length)
  })
})

test.each([
  'a fox',
  '',
  'a | b',
  'a } b',
  '(a:1.2) \\(b\\) \\\\ \\| 2$$a 0.5::b',
  '__nothing__ \\\\',
  '____',
  '_colour_',
  '__empty__',
])('nothing to sample from leaves it as it is: %j', text => {
  const template = openTemplate(text, lists)
  expect(template.isDynamic).toBe(false)
  expect([template.combinations, template.first(10), template.sample(2, 7)]).toEqual([1, [text], [text, text]])
})

test('names that have no entries are told, those of entries too, once each', () => {
  const template = openTemplate(
    '__a__ {__b__|__c__} __a__ __d__',
    new Map([
      ['a', ['__e__ {x}', '__c__']],
      ['d', []],
    ]),
  )
  expect(template.missing.toSorted()).toEqual(['b', 'c', 'd', 'e'])
})

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
    [`{${'x'.repeat(3999)}|${'y'.repeat(10)}}z`.repeat(2), 'too_long', /4,000 characters/],
  ])('%#', (text, code, message) => {
    const found = fault(text)
    expect(found?.fault).toBe(code)
    expect(found?.message).toMatch(message)
  })

  test('in an entry of a wildcard, which one', () => {
    expect(() => openTemplate('__w__', new Map([['w', ['fine', 'not {fine']]]))).toThrow(
      '(entry 2 of __w__, character 5)',
    )
  })
})

describe('by chance', () => {
  test('these prompts come of this seed, on every machine', () => {
    expect(openTemplate('{red|blue|0.5::green} __colour__ {2$$a|b|c|d}', lists).sample(4, 42)).toMatchInlineSnapshot(`
      [
        "blue green c, d",
        "red green b, c",
        "green green a, d",
        "blue red a, c",
      ]
    `)
  })

  test('none comes again before all others came, and each as often as the others', () => {
    const sampled = openTemplate('{a|b|c} {d|e|f}', lists).sample(27, 5)
    for (const begin of [0, 9, 18]) expect(new Set(sampled.slice(begin, begin + 9)).size).toBe(9)
  })

  test('rare ones come as well when they are the only ones left', () => {
    expect(new Set(openTemplate(`{1000000::a|0.000001::b|0.000001::c}`, lists).sample(3, 1))).toEqual(
      new Set(['a', 'b', 'c']),
    )
    expect(openTemplate(`{2$$1000000::a|0.000001::b|0.000001::c}`, lists).sample(2, 1)).toHaveLength(2)
  })

  test('fewer are the beginning of more', () => {
    const template = () => openTemplate('{a|b|c|d} __colour__', lists)
    expect(template().sample(12, 3).slice(0, 5)).toEqual(template().sample(5, 3))
  })

  test('a weight says how often', () => {
    const sampled = Array.from({ length: 2000 }, (_, seed) => openTemplate('{3::a|b}', lists).sample(1, seed)[0])
    expect(sampled.filter(prompt => prompt === 'a').length / 2000).toBeCloseTo(0.75, 1)
  })
})

describe('however much there is in it', () => {
  const many = new Map([['many', Array.from({ length: 10_000 }, (_, index) => `entry ${index}`)]])
  test('a number of combinations beyond all numbers is counted, and the first and some are given', () => {
    const template = openTemplate('{a|b|c|d}'.repeat(400), many)
    expect(template.combinations).toBe(Number.MAX_SAFE_INTEGER)
    expect(template.first(3)).toEqual(['a'.repeat(400), `${'a'.repeat(399)}b`, `${'a'.repeat(399)}c`])
    expect(new Set(template.sample(1000, 1)).size).toBe(1000)
  })

  test('a wildcard of 10,000 entries is sampled a thousand times', () => {
    expect(new Set(openTemplate('{20$$__many__}', many).sample(200, 9)).size).toBe(200)
    expect(new Set(openTemplate('__many__', many).sample(1000, 9)).size).toBe(1000)
    expect(openTemplate('{3$$__many__}', many).first(2)).toEqual([
      'entry 0, entry 1, entry 2',
      'entry 0, entry 1, entry 3',
    ])
    expect(openTemplate('{20$$__many__}', many).first(1)[0]).toMatch(/^entry 0, entry 1, .* entry 19$/)
  })

  test('wildcards that multiply each other end in an error, whether they write anything or not', () => {
    for (const text of ['', 'x']) {
      const towers = new Map(
        Array.from({ length: 15 }, (_, level): [string, string[]] => [
          `t${level}`,
          [level === 14 ? `{${text}|${text}}` : `__t${level + 1}__`.repeat(50)],
        ]),
      )
      expect(() => openTemplate('__t0__', towers).sample(1, 1)).toThrow(text ? /4,000 characters/ : /too much/)
      expect(() => openTemplate('__t0__', towers).first(1)).toThrow(text ? /4,000 characters/ : /too much/)
    }
    expect(() =>
      openTemplate(
        '__t0__',
        new Map(Array.from({ length: 30 }, (_, level): [string, string[]] => [`t${level}`, [`__t${level + 1}__ {x}`]])),
      ),
    ).toThrow(/16 deep/)
  })

  test('too much is an error, and not a long wait', () => {
    expect(fault('__weather__ {a|b|c}', 50)).toMatchObject({ fault: 'too_complex' })
    expect(() =>
      openTemplate(
        Array.from({ length: 26 }, (_, index) => `{20$$__w${index}__}`).join(''),
        new Map(Array.from({ length: 26 }, (_, index) => [`w${index}`, many.get('many') ?? []])),
      ),
    ).toThrow(/too much/)
  })
})
