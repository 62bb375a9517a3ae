import { expect, test } from 'vitest'
import { createHuggingFaceProvider } from '../huggingface/index.ts'
import { createProviders } from './registry.ts'

const huggingface = createHuggingFaceProvider({
  routerUrl: 'http://127.0.0.1:9',
  hubUrl: 'http://127.0.0.1:9',
  token: () => undefined,
  endpoints: () => [],
})
const sketch = { ...huggingface, id: 'sketch' }

test('every provider is found under its id, and the built-in one comes first', () => {
  const providers = createProviders({ huggingface, sketch })
  expect(providers.all.map(({ id }) => id)).toEqual(['sketch', 'huggingface'])
  expect(providers.find('huggingface')).toBe(huggingface)
  expect(providers.find('sketch')).toBe(sketch)
  expect(providers.find('toString')).toBeUndefined()
})

test("a provider under another one's id is noticed at once", () => {
  expect(() => createProviders({ huggingface: sketch, sketch })).toThrow(
    'The provider under "huggingface" calls itself "sketch".',
  )
})
