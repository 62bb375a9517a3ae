import { expect, test } from 'vitest'
import { FROM_PLAIN, node, plainWith, type ApiGraph } from '../../testing/graphs.ts'
import { fromTexts } from '../../testing/texts.ts'

/** The text of the positive words out of a node. */
const fed = (made: ReturnType<typeof node>, more: ApiGraph = {}) =>
  plainWith({}, { 6: node('CLIPTextEncode', { text: ['10', 0], clip: ['4', 1] }), 10: made, ...more })
const SNOW = { 11: node('PrimitiveString', { value: 'in snow' }), 12: node('Text Multiline', { text: 'a fox' }) }
const FOX = 'a fox in snow'

test.each<readonly [string, ApiGraph, string | undefined]>([
  ['a primitive', fed(node('PrimitiveStringMultiline', { value: FOX })), FOX],
  ['a literal', fed(node('String Literal', { string: FOX })), FOX],
  ['a node for positive words', fed(node('easy positive', { positive: FOX })), FOX],
  [
    'a node that shows text on its way',
    fed(node('ShowText|pysssss', { text: ['11', 0], text_0: 'what it was before' }), {
      11: node('CR Prompt Text', { prompt: FOX }),
    }),
    FOX,
  ],
  [
    'a concatenation',
    fed(node('StringConcatenate', { string_a: 'a fox', string_b: ['11', 0], delimiter: ' ' }), SNOW),
    FOX,
  ],
  [
    'a concatenation by letters',
    fed(
      node('Text Concatenate', { delimiter: ' ', clean_whitespace: 'true', text_a: ['12', 0], text_b: ['11', 0] }),
      SNOW,
    ),
    FOX,
  ],
  [
    'a concatenation by numbers',
    fed(node('JoinStringMulti', { inputcount: 2, string_1: ['12', 0], string_2: ['11', 0], delimiter: ' ' }), SNOW),
    FOX,
  ],
  [
    'a concatenation with a line break as its delimiter',
    fed(node('CR Text Concatenate', { text1: 'a fox', text2: 'in snow', separator: '\\n' })),
    'a fox\nin snow',
  ],
  [
    'a concatenation in a concatenation',
    fed(node('StringConcatenate', { string_a: ['13', 0], string_b: '!', delimiter: '' }), {
      ...SNOW,
      13: node('JoinStrings', { string1: ['12', 0], string2: ['11', 0], delimiter: ' ' }),
    }),
    `${FOX}!`,
  ],
  [
    'a concatenation of which a part is not known',
    fed(node('StringConcatenate', { string_a: 'a fox', string_b: ['11', 0], delimiter: ' ' }), {
      11: node('Some LLM', { prompt: 'invent' }),
    }),
    undefined,
  ],
  [
    'an appending function',
    fed(
      node('StringFunction|pysssss', {
        action: 'append',
        tidy_tags: 'yes',
        text_a: 'a fox',
        text_b: 'in snow',
        text_c: '',
      }),
    ),
    'a fox, in snow',
  ],
  ['a replacement', fed(node('StringReplace', { string: 'a wolf in snow', find: 'wolf', replace: 'fox' })), FOX],
  [
    'what was drawn from wildcards',
    fed(
      node('ImpactWildcardProcessor', {
        wildcard_text: 'a {fox|wolf}',
        populated_text: FOX,
        mode: 'populate',
        seed: 1,
      }),
    ),
    FOX,
  ],
  ['wildcards without anything to draw', fed(node('DPRandomGenerator', { text: FOX, seed: 1 })), FOX],
  [
    'wildcards of which nobody knows what was drawn',
    fed(node('DPRandomGenerator', { text: 'a {fox|wolf} in __weather__', seed: 1 })),
    undefined,
  ],
  ['an unknown node with one text', fed(node('Mystery Text Box', { text: FOX })), FOX],
  [
    'a node that writes text of its own',
    fed(node('Ollama Generate', { prompt: 'write about a fox', model: 'llama' })),
    undefined,
  ],
  [
    'an unknown node with a model and a seed',
    fed(node('Prompt Thing', { text: 'write about a fox', seed: 5, temperature: 1 })),
    undefined,
  ],
  ['a node that changes text by a picture', fed(node('Thing', { text: 'describe', image: ['8', 0] })), undefined],
  ["a file's name", fed(node('Thing', { instruction_file: 'x' })), undefined],
  ['a text switch by number', fed(node('CR Text Input Switch', { Input: 2, text1: 'a wolf', text2: FOX })), FOX],
  ['a text switch by yes or no', fed(node('Text Input Switch', { boolean: true, text_a: FOX, text_b: 'a wolf' })), FOX],
  [
    'one of four texts by its output',
    plainWith(
      {},
      {
        6: node('CLIPTextEncode', { text: ['10', 1] }),
        10: node('Text String', { text: 'a wolf', text_b: FOX, text_c: '', text_d: '' }),
      },
    ),
    FOX,
  ],
  ['a text that goes round', fed(node('Reroute', { text: ['10', 0] })), undefined],
])('%s is read as far as it is certain', (_, graph, prompt) => {
  expect(fromTexts({ prompt: graph })?.recipe).toMatchObject({ ...FROM_PLAIN, prompt })
})

test.each([
  ['SDXLPromptStyler', { text_positive: FOX, text_negative: 'blurry, text', style: 'base' }],
  ['Prompts', { prompt: FOX, negative_prompt: 'blurry, text' }],
])('two texts out of %s are told apart by the output', (kind, inputs) => {
  const graph = plainWith(
    {},
    {
      6: node('CLIPTextEncode', { text: ['10', 0], clip: ['4', 1] }),
      7: node('CLIPTextEncode', { text: ['10', 1], clip: ['4', 1] }),
      10: node(kind, inputs),
    },
  )
  expect(fromTexts({ prompt: graph })?.recipe).toMatchObject(FROM_PLAIN)
})
