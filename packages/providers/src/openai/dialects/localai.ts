import { at } from '../../net/json.ts'
import { toBase64 } from '../../pictures/base64.ts'
import { asText, type Dialect } from './dialect.ts'
import { anySize, soundsLikePictures, stepsOf } from './limits.ts'

const REFERENCES = 4

/** What a model can do, where LocalAI says so (`/models/capabilities`, since 2026); undefined where it does not. */
const capabilitiesOf = (id: string, facts: unknown): readonly unknown[] | undefined => {
  const entries = at(facts, 'data')
  const entry = Array.isArray(entries) ? entries.find(candidate => at(candidate, 'id') === id) : undefined
  const capabilities = at(entry, 'capabilities')
  return Array.isArray(capabilities) ? capabilities : undefined
}

// core/http/endpoints/openai/{image,inpainting}.go, August 2026.
export const localai: Dialect = {
  id: 'localai',
  name: 'LocalAI',
  hosts: [],
  isFree: true,
  usualModel: 'stablediffusion',
  factsPath: '/models/capabilities',
  isPictureModel: (id, entry) => capabilitiesOf(id, entry['facts'])?.includes('image') ?? soundsLikePictures(id),
  profile: id => ({
    takes: ['seed', 'steps', 'negativePrompt', 'edits', 'references', 'mask'],
    sizes: anySize(512, 8),
    steps: stepsOf(id, 15, 150),
    references: REFERENCES,
  }),
  writeSize: asText,
  names: { seed: 'seed', steps: 'step' },
  // The prompt is split at `|`, so one that somebody typed must not be taken for it.
  writePrompt: (prompt, { negativePrompt }) => {
    const words = (text: string) => text.replaceAll('|', ',').trim()
    return typeof negativePrompt === 'string' ? `${words(prompt)}|${words(negativePrompt)}` : words(prompt)
  },
  answerAs: () => ({ response_format: 'b64_json' }),
  takesCount: true,
  edits: {
    as: 'json',
    path: '/images/generations',
    images: ([first, ...references]) => ({
      file: toBase64(first),
      ...(references.length > 0 && { ref_images: references.map(toBase64) }),
    }),
  },
  inpaint: { as: 'form', path: '/images/inpainting', image: 'image', mask: 'white' },
}
