import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { ask } from './testing/asking.ts'

const paint = async (prompt: string) =>
  (await ask(prompt, { task: 'text-to-image' }, { width: 256, height: 256 })).bytes

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
    '4000 characters of things on a table':
      'nine apples, nine bottles, nine vases, a bowl of fruit, nine candles, a cello, '.repeat(60).slice(0, 4000),
    '4000 characters in quotes': '"open the door" "<b>x</b>" '.repeat(150).slice(0, 4000),
    'a quote without an end': `a sign that says "${'W'.repeat(3000)}`,
    'a word too long for its board': `a sign that says "${'W'.repeat(79)}"`,
    'a portrait with all there is':
      'portrait, old bald bearded curly hat crown scarf glasses suit dress uniform freckles earrings braid',
    'a room with all there is':
      'a kitchen library bedroom with sofa, bed, table, chair, piano, fireplace, rug, lamp, shelf, plant, nine cats, nine people',
    'numbers beyond all bounds': '99999999999999999999 cats',
    'the names of object properties': 'constructor __proto__ toString hasOwnProperty valueOf',
  }
  for (const [name, prompt] of Object.entries(hostile)) {
    test(`${name} give a picture`, async () => {
      expect(await sharp(await paint(prompt)).metadata()).toMatchObject({ format: 'png', width: 256, height: 256 })
    })
  }
})
