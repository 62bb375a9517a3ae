import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createSketchEngine } from './engine.ts'

const engine = createSketchEngine({ id: 'sketch' })

const paint = async (prompt: string) => {
  const { bytes } = await engine.generate(
    {
      task: 'text-to-image',
      model: 'atelier/sketch',
      prompt,
      negativePrompt: null,
      width: 256,
      height: 256,
      steps: null,
      guidance: null,
      seed: 7,
      options: {},
    },
    { signal: new AbortController().signal },
  )
  return bytes
}

describe('hostile prompts', () => {
  const hostile = {
    markup: '<svg onload="alert(1)"><script>x</script></svg>]]> &lt; &entity; "\' a cat',
    emoji: '🦊🌲🌊👨‍👩‍👧‍👦 🏔️',
    'right to left': 'قطة تحت ضوء القمر ‮ tac a',
    'lone surrogates': '\uD800 \uDFFF \u0000 \uFFFF',
    spaces: '   \n\t ',
    '4000 letters': 'a'.repeat(4000),
    '4000 characters of animals': 'nine cats and nine dogs, nine owls, nine boats, nine houses, '
      .repeat(70)
      .slice(0, 4000),
    'numbers beyond all bounds': '99999999999999999999 cats',
    'the names of object properties': 'constructor __proto__ toString hasOwnProperty valueOf',
  }
  for (const [name, prompt] of Object.entries(hostile)) {
    test(`${name} give a picture`, async () => {
      expect(await sharp(await paint(prompt)).metadata()).toMatchObject({ format: 'png', width: 256, height: 256 })
    })
  }
})
