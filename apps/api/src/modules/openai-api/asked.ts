import {
  lengthOf,
  MAX_PROMPT_LENGTH,
  type NewVariation,
  type OpenAiEditAsked,
  type OpenAiImagesAsked,
} from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { FieldError } from '../../platform/errors.ts'
import { fitted, type Size } from '../generations/module.ts'
import type { UsableModel } from '../models/module.ts'
import type { Wanted } from '../clients/module.ts'

/** What both calls have in common, and what each has besides; files are not a part of it. */
export type Asked = OpenAiImagesAsked & Pick<OpenAiEditAsked, 'input_fidelity'>

/** Names that OpenAI's clients send by themselves: where no engine has such a model, they mean the default one. */
const STOCK = /^(dall-e-\d|gpt-image-|chatgpt-image-)/
export const isStock = (model: string | undefined) => model !== undefined && STOCK.test(model)

/**
 * In which form pictures are answered. Of `dall-e-2` and `dall-e-3` OpenAI answers with addresses where nobody says it, and
 * clients that ask for these look for nothing else.
 */
export const formsOf = ({ model, response_format: form }: Asked): ReadonlySet<'b64_json' | 'url'> =>
  new Set(form ? [form] : model?.startsWith('dall-e-') ? (['b64_json', 'url'] as const) : (['b64_json'] as const))

/** What a prompt ends in that asks for `natural`. */
const NATURAL = ', natural and realistic, with muted colours'

/** What is painted, where it is not what was asked for. */
export const revisedPrompt = ({ prompt, style }: Asked): string | undefined =>
  style === 'natural' ? `${prompt}${NATURAL}` : undefined

export const wantedOf = ({ output_format: format, output_compression: percent }: Asked): Wanted => ({
  ...(format !== undefined && { format }),
  // Encoders count from 1.
  ...(percent !== undefined && { quality: Math.max(1, percent) }),
})

/** Refuses what contradicts itself, and what cannot be done here. Throws one error that names all of it. */
export function requireMeaning(asked: Asked): void {
  const errors: FieldError[] = []
  const refuse = (name: keyof Asked, message: string) => void errors.push({ path: `/${name}`, message })
  if (asked.background === 'transparent') refuse('background', 'cannot be transparent: pictures here are opaque')
  const { output_compression: compression, output_format: format = 'png' } = asked
  if (compression !== undefined && compression < 100 && format === 'png')
    refuse('output_compression', 'goes with output_format: jpeg or webp only')
  if ((asked.partial_images ?? 0) > 0 && !asked.stream) refuse('partial_images', 'goes with stream: true only')
  if (asked.stream && asked.response_format === 'url')
    refuse('response_format', 'cannot be url together with stream: true')
  if (lengthOf(revisedPrompt(asked) ?? '') > MAX_PROMPT_LENGTH)
    refuse('prompt', `must have at most ${MAX_PROMPT_LENGTH - NATURAL.length} characters with style: natural`)
  if (errors.length > 0) throw requestInvalid(errors)
}

function sizeOf({ size }: Asked, { limits }: UsableModel['model']): Partial<Size> {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size ?? '') ?? []
  return width === undefined ? {} : fitted({ width: Number(width), height: Number(height) }, limits)
}

/** `low` and `high` are half as many steps and half as many more. */
function stepsOf({ steps, quality }: Asked, { limits }: UsableModel['model']): number | undefined {
  const limit = limits.steps
  if (steps !== undefined || !limit) return steps
  if (quality === 'low') return Math.max(limit.min, Math.round(limit.default / 2))
  if (quality === 'high' || quality === 'hd') return Math.min(limit.max, Math.round(limit.default * 1.5))
  return undefined
}

/** `high` goes half of the way from what the model does by itself to leaving the picture as it is. */
function strengthOf({ input_fidelity: fidelity }: Asked, { takes }: UsableModel): number | undefined {
  if (fidelity !== 'high') return undefined
  if (!takes.strength)
    throw requestInvalid([
      { path: '/input_fidelity', message: 'cannot be high: this model cannot be told how much to keep' },
    ])
  const { min, default: usual } = takes.strength
  return min + (usual - min) / 2
}

/** As our own API is asked for it. `count` may be more than one generation makes. */
export function requestOf(asked: Asked, usable: UsableModel): NewVariation {
  const { provider, model } = usable
  const revised = revisedPrompt(asked)
  const negativePrompt = asked.negative_prompt
  const [steps, strength] = [stepsOf(asked, model), strengthOf(asked, usable)]
  return {
    model: `${provider.id}/${model.id}`,
    prompt: revised ?? asked.prompt,
    count: asked.n ?? 1,
    ...sizeOf(asked, model),
    ...(negativePrompt !== undefined && { negativePrompt }),
    ...(steps !== undefined && { steps }),
    ...(strength !== undefined && { strength }),
    ...(asked.guidance !== undefined && { guidance: asked.guidance }),
    ...(asked.seed !== undefined && { seed: asked.seed }),
    ...(revised !== undefined && {
      typed: { prompt: asked.prompt, negativePrompt: negativePrompt ?? null, styles: [] },
    }),
  }
}
