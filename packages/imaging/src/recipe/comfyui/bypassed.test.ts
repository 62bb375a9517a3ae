import { expect, test } from 'vitest'
import { fromTexts } from '../../testing/texts.ts'

const encoder = (id: number, text: string) => ({
  id,
  type: 'CLIPTextEncode',
  widgets_values: [text],
  outputs: [{ type: 'CONDITIONING' }],
})
const sides = ['positive', 'negative'].map((name, at) => ({ name, type: 'CONDITIONING', link: at + 1 }))

test('each side goes straight through a node of two sides that is bypassed', () => {
  const workflow = {
    nodes: [
      encoder(1, 'a fox in snow'),
      encoder(2, 'blurry'),
      { id: 3, type: 'ControlNetApplyAdvanced', mode: 4, inputs: sides, outputs: sides.map(({ type }) => ({ type })) },
      {
        id: 4,
        type: 'KSampler',
        widgets_values: [4242, 'fixed', 20, 7, 'euler', 'normal', 1],
        inputs: sides.map(({ name }, at) => ({ name, type: 'CONDITIONING', link: at + 3 })),
      },
    ],
    links: [
      [1, 1, 0, 3, 0, 'CONDITIONING'],
      [2, 2, 0, 3, 1, 'CONDITIONING'],
      [3, 3, 0, 4, 0, 'CONDITIONING'],
      [4, 3, 1, 4, 1, 'CONDITIONING'],
    ],
  }
  expect(fromTexts({ workflow })?.recipe).toMatchObject({
    prompt: 'a fox in snow',
    negativePrompt: 'blurry',
    seed: 4242,
  })
})
