import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { node, plainWith } from '../testing/graphs.ts'
import { fromTexts } from '../testing/texts.ts'

/** Its own `toString` is no function, so nothing turns it into text or a number. */
const STUBBORN = { toString: 0, valueOf: 0 }
const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const withDeep = (value: unknown) => JSON.stringify(value).replaceAll('"DEEP"', DEEP)

describe('a value that is nothing that a tool writes', () => {
  test.each<readonly [string, Record<string, unknown>]>([
    ['a source', { parameters: { Source: STUBBORN } }],
    ['a source that is deep', { parameters: withDeep({ Source: 'DEEP' }) }],
    ['a comment', { parameters: { Software: 'NovelAI', Comment: STUBBORN } }],
    ['a comment that is deep', { parameters: withDeep({ Software: 'NovelAI', Comment: 'DEEP' }) }],
    ['the id of a node', { workflow: { nodes: [{ id: STUBBORN, type: 'KSampler' }] } }],
    ['the kind of a node', { workflow: { nodes: [{ id: 1, type: STUBBORN, widgets_values: [1] }] } }],
    [
      'the kind of a node that all objects have',
      { workflow: { nodes: [{ id: 1, type: 'constructor', widgets_values: [1] }] } },
    ],
    ['the name of a variable', { workflow: { nodes: [{ id: 1, type: 'SetNode', widgets_values: [STUBBORN] }] } }],
    [
      'the name of an input',
      { workflow: { nodes: [{ id: 1, inputs: [{ name: STUBBORN, link: 1 }] }], links: [[1, 1, 0]] } },
    ],
    [
      'the name of a widget',
      { workflow: { nodes: [{ id: 1, type: 'x', widgets_values: [1], inputs: [{ name: STUBBORN, widget: {} }] }] } },
    ],
    ['the ends of a link', { workflow: { nodes: [{ id: 1, type: 'x' }], links: [[1, STUBBORN, STUBBORN]] } }],
  ])('is no reason to throw as %s', (_, texts) => {
    expect(fromTexts(texts)).toBeUndefined()
  })

  test.each<readonly [string, Parameters<typeof plainWith>]>([
    ['the ends of a wire', [{}, { 10: node('X', { a: [STUBBORN, STUBBORN] }) }]],
    ['a choice', [{ positive: ['10', 0] }, { 10: node('Switch', { select: STUBBORN, input1: ['6', 0] }) }]],
    [
      'a delimiter that all objects have',
      [
        { positive: ['10', 0] },
        {
          10: node('CLIPTextEncode', { text: ['11', 0] }),
          11: node('Text Concatenate', { text_a: 'a', text_b: 'b', delimiter: 'constructor' }),
        },
      ],
    ],
  ])('is none in a graph as %s', (_, [sampler, nodes]) => {
    expect(fromTexts({ prompt: plainWith(sampler, nodes) })?.recipe).toMatchObject({ seed: 4242 })
  })
})

/** Words that readers look for, and some that JSON's objects answer to by themselves. */
const WORDS =
  'toString valueOf constructor length nodes links id type inputs outputs link name mode widget widgets_values class_type positive text seed select delimiter conditioning pipe Source Comment caption sui_image_params NovelAI KSampler SetNode GetNode Reroute CLIPTextEncode Switch Concat SaveImage 0 1'.split(
    ' ',
  )
const word = fc.constantFrom(...WORDS)
const json = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    word,
    fc.constantFrom<unknown>(null, true, 0, 1, 4, -1),
    fc.tuple(word, fc.nat(2)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 8 }),
  ),
})).value
const graph = fc.dictionary(
  fc.constantFrom('0', '1', '2'),
  fc.record({ class_type: word, inputs: fc.dictionary(word, json) }),
)
const workflow = fc.record({ nodes: fc.array(fc.dictionary(word, json), { maxLength: 5 }), links: json })

test('whatever JSON a file has, reading it never throws', () => {
  fc.assert(
    fc.property(fc.oneof(json, graph, workflow), record => {
      const text = JSON.stringify(record)
      expect(() => fromTexts({ parameters: text, prompt: text, workflow: text, Comment: text })).not.toThrow()
    }),
    { seed: 20, numRuns: 1500 },
  )
})
