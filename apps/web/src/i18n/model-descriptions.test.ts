import { afterEach, expect, test } from 'vitest'
import { spoken } from './spoken.ts'
import { models, strengths } from './messages/de/models.ts'
import { modelDescription, modelStrength, setModelDescriptions, setModelStrengths } from './model-descriptions.ts'

// As text: the page has nothing of the providers but what the server says of them.
const sources = Object.values(
  import.meta.glob<string>(
    ['../../../../packages/providers/src/huggingface/catalogue*.ts', '../../../../packages/sketch/src/models.ts'],
    { query: '?raw', import: 'default', eager: true },
  ),
).join('\n')
const constants = new Map(
  [...sources.matchAll(/const (\w+) = '([^']+\/[^']+)'/g)].map(([, name = '', id = '']) => [name, id]),
)
const known = [...sources.matchAll(/\bid: (?:'([^']+\/[^']+)'|(\w+)),\s*name:/g)].map(
  ([, id, name = '']) => id ?? constants.get(name) ?? name,
)

afterEach(() => {
  spoken.value = 'en'
})

test('every model that the studio knows is described in German, and no other', () => {
  expect(known.length).toBeGreaterThan(14)
  expect(
    Object.keys(models)
      .filter(id => id !== 'atelier/sketch')
      .toSorted(),
  ).toEqual(known.filter(id => id !== 'atelier/sketch').toSorted())
})

test('what each of them is good at is said in German, too, in a line', () => {
  expect(Object.keys(strengths).toSorted()).toEqual(Object.keys(models).toSorted())
  const said = [...sources.matchAll(/\bgoodAt: '([^']+)'/g)].map(([, text = '']) => text)
  expect(said.length).toBe(Object.keys(strengths).length)
  expect([...said, ...Object.values(strengths)].filter(text => text.length > 60 || text.endsWith('.'))).toEqual([])
  setModelStrengths('de', strengths)
  spoken.value = 'de'
  expect([
    modelStrength({ id: 'atelier/sketch', goodAt: 'Simple scenes' }),
    modelStrength({ id: 'a/b', goodAt: null }),
  ]).toEqual(['Einfache Szenen sofort, ohne KI und Netz', undefined])
})

test('a model that somebody searched for is described as its server does', () => {
  setModelDescriptions('de', models)
  spoken.value = 'de'
  expect(modelDescription({ id: 'a/b', description: 'Words of its own.' })).toBe('Words of its own.')
  expect(modelDescription({ id: 'atelier/sketch', description: 'Draws a picture.' })).toMatch(/^Zeichnet/)
})
