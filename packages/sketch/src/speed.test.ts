import type { InputImage, TaskInputs } from '@atelier/providers/port'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { ask } from './testing/asking.ts'
import { ellipseMask, photograph } from './testing/pictures.ts'

const ASKED = { width: 1024, height: 1024, seed: 1 }

const LAND = [
  'mountains at sunset',
  'blue sea at night',
  'forest in fog',
  'city skyline at dusk',
  'a fox in the snow',
  'red desert at noon',
  'coral reef',
  'galaxy',
  'a castle, watercolour',
  'pixel art lighthouse',
  'a village in autumn',
  'abstract jazz',
]

const NEAR = [
  'a still life with fruit in a bowl and a bottle',
  'portrait of an old man with a beard',
  'a library',
  'a sign that says "OPEN"',
  'a bus in the city',
]

test.for([
  ['land', LAND],
  ['what is near', NEAR],
] as const)('square pictures of %s with 1024 pixels are measured, never judged', async ([, prompts], { annotate }) => {
  const times: number[] = []
  for (const prompt of prompts) {
    const began = performance.now()
    await ask(prompt, { task: 'text-to-image' }, ASKED)
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((a, b) => a - b)
  expect(sorted).toHaveLength(prompts.length)
  await annotate(
    `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)} ms, slowest ${sorted.at(-1)?.toFixed(0)} ms`,
  )
})

const references: InputImage[] = []

/** What begins with a picture, each with the side of the photograph that it begins with. */
const BEGUN = {
  repainting: [4096, image => ({ task: 'image-to-image', inputs: { image, references }, strength: 1 })],
  'making a part anew': [
    4096,
    async image => {
      const mask = await ellipseMask({ width: 4096, height: 4096 }, [0.5, 0.6, 0.2, 0.2])
      return { task: 'inpaint', inputs: { image, mask, references }, strength: null }
    },
  ],
  extending: [
    1024,
    image => ({ task: 'outpaint', inputs: { image }, extend: { left: 256, top: 0, right: 256, bottom: 0 } }),
  ],
  enlarging: [1024, image => ({ task: 'upscale', inputs: { image }, scale: 4 })],
} satisfies Record<string, [number, (image: InputImage) => TaskInputs | Promise<TaskInputs>]>

test.for(Object.entries(BEGUN))('%s is measured, never judged', async ([, [side, inputsFor]], { annotate }) => {
  const small = await photograph({ width: 512, height: 512 })
  const image = { bytes: await sharp(small.bytes).resize(side, side).jpeg().toBuffer(), mimeType: 'image/jpeg' }
  const inputs = await inputsFor(image)
  const model = inputs.task === 'upscale' ? 'atelier/lanczos' : 'atelier/sketch'
  const began = performance.now()
  const { bytes } = await ask('a fox, watercolour', inputs, { ...ASKED, model })
  expect(bytes.length).toBeGreaterThan(0)
  await annotate(`${(performance.now() - began).toFixed(0)} ms for a photograph of ${side} x ${side} pixels`)
})
