import { Type } from 'typebox'
import { asText, type Dialect } from './dialect.ts'
import { anySize, guidanceOf, isQuick, stepsOf } from './limits.ts'

const REFERENCES = 3

const EDITS_ONLY = /edit|kontext/i
const EDITS_TOO = /flux\.?2|klein|omni|bagel|step1x/i

const trueCfgScale = Type.Object({
  trueCfgScale: Type.Optional(
    Type.Number({
      title: 'True CFG',
      description: 'How closely to follow the prompt, for models such as Qwen-Image.',
      minimum: 0,
      maximum: 20,
      default: 4,
    }),
  ),
})

// vLLM-Omni, docs/serving/image_generation_api.md and image_edit_api.md. A server runs one model.
export const vllm: Dialect = {
  id: 'vllm',
  name: 'vLLM',
  hosts: [],
  isFree: true,
  usualModel: 'Qwen/Qwen-Image',
  isPictureModel: () => true,
  profile: id => ({
    takes: [
      'seed',
      'steps',
      'guidance',
      'negativePrompt',
      ...(EDITS_ONLY.test(id) || EDITS_TOO.test(id) ? (['edits', 'references'] as const) : []),
    ],
    sizes: anySize(1024, 16),
    steps: stepsOf(id, 30, 200),
    guidance: guidanceOf(isQuick(id) ? 1 : 4, 20),
    references: REFERENCES,
    editsOnly: EDITS_ONLY.test(id),
    ...(/qwen/i.test(id) && { options: trueCfgScale }),
  }),
  writeSize: asText,
  names: {
    seed: 'seed',
    steps: 'num_inference_steps',
    guidance: 'guidance_scale',
    negativePrompt: 'negative_prompt',
  },
  answerAs: () => ({ response_format: 'b64_json' }),
  takesCount: true,
  edits: { as: 'form', path: '/images/edits', image: 'image', mask: null },
}
