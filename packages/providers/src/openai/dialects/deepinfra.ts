import { asText, type Dialect } from './dialect.ts'
import { anySize, soundsLikePictures } from './limits.ts'

const EDITS = /edit|kontext|flux-?\.?2|gemini|seedream/i

// deepinfra.com, "OpenAI-compatible HTTP API" of its image models: prompt, size, n.
export const deepinfra: Dialect = {
  id: 'deepinfra',
  name: 'DeepInfra',
  hosts: ['deepinfra.com'],
  isFree: false,
  usualModel: 'black-forest-labs/FLUX-1-schnell',
  isPictureModel: soundsLikePictures,
  profile: id => ({ takes: EDITS.test(id) ? ['edits'] : [], sizes: anySize(1024, 16) }),
  writeSize: asText,
  names: {},
  answerAs: () => ({ response_format: 'b64_json' }),
  takesCount: true,
  edits: { as: 'form', path: '/images/edits', image: 'image', mask: 'transparent' },
}
