import { expect, test } from 'vitest'
import { createSketchEngine } from './engine.ts'

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
  const engine = createSketchEngine({ id: 'sketch' })
  const { signal } = new AbortController()
  const times: number[] = []
  for (const prompt of prompts) {
    const began = performance.now()
    await engine.generate(
      {
        task: 'text-to-image',
        model: 'atelier/sketch',
        prompt,
        negativePrompt: null,
        width: 1024,
        height: 1024,
        steps: null,
        guidance: null,
        seed: 1,
        options: {},
      },
      { signal },
    )
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((a, b) => a - b)
  expect(sorted).toHaveLength(prompts.length)
  await annotate(
    `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)} ms, slowest ${sorted.at(-1)?.toFixed(0)} ms`,
  )
})
