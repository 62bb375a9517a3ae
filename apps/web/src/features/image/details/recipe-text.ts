import type { Image } from '@atelier/contracts'

export type Recipe = Pick<
  Image,
  'prompt' | 'negativePrompt' | 'model' | 'width' | 'height' | 'seed' | 'steps' | 'guidance'
>

/** The recipe as text, in the form that AUTOMATIC1111 writes into its files and that many programs paste. */
export function recipeText({ prompt, negativePrompt, model, width, height, seed, steps, guidance }: Recipe): string {
  const values: readonly (readonly [string, string | number | null])[] = [
    ['Steps', steps],
    ['CFG scale', guidance],
    ['Seed', seed],
    ['Size', `${width}x${height}`],
    ['Model', model],
  ]
  const parameters = values.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${quoted(value)}`]))
  return [prompt, ...(negativePrompt ? [`Negative prompt: ${negativePrompt}`] : []), parameters.join(', ')].join('\n')
}

/** A value that holds one of the signs that part values is written as JSON. */
const quoted = (value: string | number) =>
  /[,:\n]/.test(String(value)) ? JSON.stringify(String(value)) : String(value)
