import type { Generation, Image, OpenAiImageEvent, OpenAiImages, OpenAiModel } from '@atelier/contracts'
import { revisedPrompt, type Asked } from './asked.ts'

/** OpenAI has it in the last event of every stream; in an answer it is left out, as of models that are not paid by tokens. */
const NO_TOKENS: NonNullable<OpenAiImageEvent['usage']> = {
  input_tokens: 0,
  output_tokens: 0,
  total_tokens: 0,
  input_tokens_details: { text_tokens: 0, image_tokens: 0 },
}

const QUALITIES = {
  low: 'low',
  high: 'high',
  hd: 'high',
  medium: 'medium',
  standard: 'medium',
  auto: 'medium',
} as const

const seconds = (time: string | null) => Math.floor((time === null ? 0 : Date.parse(time)) / 1000)

/** In which format a picture is answered: as it was stored, where none is named. */
export const formatOf = (asked: Asked, image?: Pick<Image, 'mimeType'>) =>
  asked.output_format ?? FORMATS[image?.mimeType ?? 'image/png']

const FORMATS = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' } as const

/** How it was made. */
const presentAs = (asked: Asked, { parameters, finishedAt, createdAt }: Generation, image?: Image) => ({
  created: seconds(finishedAt ?? createdAt),
  background: 'opaque' as const,
  output_format: formatOf(asked, image),
  quality: parameters.steps === null ? ('medium' as const) : QUALITIES[asked.quality ?? 'auto'],
  size: `${image?.width ?? parameters.width}x${image?.height ?? parameters.height}`,
})

export function presentImages(
  asked: Asked,
  made: { readonly generation: Generation; readonly image: Image },
  data: OpenAiImages['data'],
): OpenAiImages {
  const revised = revisedPrompt(asked)
  return {
    ...presentAs(asked, made.generation, made.image),
    data: data.map(one => ({ ...one, ...(revised !== undefined && { revised_prompt: revised }) })),
  }
}

/** An event tells of one picture. */
export function presentEvent(asked: Asked, generation: Generation, image?: Image) {
  const { created, ...described } = presentAs(asked, generation, image)
  return { created_at: created, ...described, ...(image && { usage: NO_TOKENS }) }
}

export const presentModel = ({ id, provider }: { readonly id: string; readonly provider: string }): OpenAiModel => ({
  id,
  object: 'model',
  created: 0,
  owned_by: provider,
})
