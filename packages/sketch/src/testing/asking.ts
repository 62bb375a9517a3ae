import type { ImageParameters, TaskInputs } from '@atelier/providers/port'
import { createSketchEngine } from '../engine.ts'

const engine = createSketchEngine({ id: 'sketch' })

/** Asks Sketch for a picture of 200 x 160, unless something else is said. */
export const ask = (
  prompt: string,
  inputs: TaskInputs,
  changes: Partial<ImageParameters> = {},
  signal = new AbortController().signal,
) =>
  engine.generate(
    {
      model: 'atelier/sketch',
      prompt,
      negativePrompt: null,
      width: 200,
      height: 160,
      steps: null,
      guidance: null,
      seed: 7,
      options: {},
      ...changes,
      ...inputs,
    },
    { signal },
  )
