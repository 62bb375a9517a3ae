import { describe, expect, test } from 'vitest'
import { node, plainWith, type ApiGraph } from '../testing/graphs.ts'
import { fromTexts } from '../testing/texts.ts'

/** Combiners, each given the one below it twice: every level doubles the ways. */
const tower = (levels: number, bottom: string, kind: string, names: readonly [string, string]): ApiGraph =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, at) => {
      const wire = [at === 0 ? bottom : `t${at - 1}`, 0]
      return [`t${at}`, node(kind, { [names[0]]: wire, [names[1]]: wire })]
    }),
  )
const combined = (levels: number, bottom: string) =>
  tower(levels, bottom, 'ConditioningCombine', ['conditioning_1', 'conditioning_2'])

const many = (count: number, valueOf: (at: number) => unknown, name = 'x') =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at}`, valueOf(at)]))

describe.each<readonly [string, string | undefined, () => ApiGraph]>([
  [
    'a node of very many inputs at the end of very many ways',
    undefined,
    () =>
      plainWith(
        { positive: ['t11', 0] },
        {
          ...combined(12, 'wide'),
          wide: node(
            'Some Mystery',
            many(100_000, at => at),
          ),
        },
      ),
  ],
  [
    'one whose inputs have very long names',
    undefined,
    () =>
      plainWith(
        { positive: ['t11', 0] },
        { ...combined(12, 'wide'), wide: node('Some Mystery', { ['a_'.repeat(1_000_000)]: 1, b: 2 }) },
      ),
  ],
  [
    'a node that very many take both outputs of',
    'a fox in snow',
    () =>
      plainWith(
        { positive: ['both', 0] },
        {
          both: node('Both', { positive: ['6', 0], negative: ['7', 0] }),
          ...many(9000, () => node('Taker', { conditioning_a: ['both', 0], conditioning_b: ['both', 1] }), 'n'),
        },
      ),
  ],
  [
    'texts that double at each node',
    undefined,
    () =>
      plainWith(
        { positive: ['10', 0] },
        {
          10: node('CLIPTextEncode', { text: ['t11', 0] }),
          ...tower(12, 'long', 'StringConcatenate', ['string_a', 'string_b']),
          long: node('PrimitiveString', { value: 'a'.repeat(1_000_000) }),
        },
      ),
  ],
  [
    'a text that is replaced by a longer one everywhere',
    undefined,
    () =>
      plainWith(
        { positive: ['10', 0] },
        {
          10: node('CLIPTextEncode', { text: ['11', 0] }),
          11: node('StringReplace', { string: 'a'.repeat(90_000), find: 'a', replace: 'b'.repeat(90_000) }),
        },
      ),
  ],
])('a graph with %s', (_, prompt, make) => {
  test('is read as far as it is certain, and quickly', () => {
    const texts = { prompt: make() }
    const start = performance.now()
    expect(fromTexts(texts)?.recipe.prompt).toBe(prompt)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
