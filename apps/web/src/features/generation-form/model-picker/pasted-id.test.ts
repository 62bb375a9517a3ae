import { expect, test } from 'vitest'
import { pastedId } from './pasted-id.ts'

test.each([
  ['black-forest-labs/FLUX.1-schnell', 'black-forest-labs/FLUX.1-schnell'],
  [' https://huggingface.co/Qwen/Qwen-Image ', 'Qwen/Qwen-Image'],
  ['https://huggingface.co/Qwen/Qwen-Image/tree/main?library=diffusers#usage', 'Qwen/Qwen-Image'],
  ['huggingface.co/Qwen/Qwen-Image/', 'Qwen/Qwen-Image'],
  ['http://hf.co/Qwen/Qwen-Image', 'Qwen/Qwen-Image'],
])('%s means the model %s', (text, id) => {
  expect(pastedId(text)).toBe(id)
})

test.each(['', 'flux', 'flux schnell', 'a/b/c', 'https://huggingface.co/Qwen', 'https://huggingface.co/spaces/a/b'])(
  '"%s" means no model of its own',
  text => {
    expect(pastedId(text)).toBeUndefined()
  },
)
