import { afterEach, expect, test } from 'vitest'
import { engineText, setEngineTexts } from './engine-texts.ts'
import { engines } from './messages/de/engine-texts.ts'
import { spoken } from './spoken.ts'

// As text: the page has nothing of the providers but what the server says of them.
const sources = Object.entries(
  import.meta.glob<string>('../../../../packages/providers/src/**/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
  // What is shown of the models of Hugging Face is in models.ts.
  .filter(([path]) => !/\.test\.ts$|\/testing\/|\/huggingface\/catalogue/.test(path))
  .map(([, text]) => text)
  .join('\n')

const QUOTED = String.raw`'((?:[^'\\\n]|\\.)*)'`
const matched = (pattern: string) =>
  [...sources.matchAll(new RegExp(pattern, 'g'))].flatMap(([, ...texts]) => texts.filter(text => text !== undefined))

/** Titles and descriptions of kinds, of their settings and of the options of their models. */
const said = [
  ...matched(String.raw`\b(?:title|description):\s*${QUOTED}`),
  // Those of choices are in tables of their own, or given to a function by their place.
  ...[...sources.matchAll(/const \w+_TITLES = \{([^}]*)\}/g)].flatMap(([, table = '']) =>
    [...table.matchAll(new RegExp(String.raw`:\s*${QUOTED}`, 'g'))].map(([, text = '']) => text),
  ),
  ...matched(String.raw`choice\(parameters, '\w+', ${QUOTED}, ${QUOTED}\)`),
]

afterEach(() => {
  spoken.value = 'en'
})

test('all that an engine says of its settings and options is said in German', () => {
  expect(said.length).toBeGreaterThan(100)
  expect([...new Set(said)].filter(text => !(text in engines))).toEqual([])
})

test('nothing is said in German that no engine says any more', () => {
  // A remark about a workflow may have a value in its middle; those stay in English.
  expect(Object.keys(engines).filter(text => !sources.includes(text.replaceAll("'", String.raw`\'`)))).toEqual([])
})

test('what an engine of another kind says stays as it is', () => {
  setEngineTexts('de', engines)
  spoken.value = 'de'
  expect([engineText('Address'), engineText('Something new')]).toEqual(['Adresse', 'Something new'])
})
