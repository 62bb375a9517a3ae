import { asText, type Dialect } from './dialect.ts'
import { anySize, soundsLikePictures } from './limits.ts'

// "experimental and may change or be removed", as its documentation says: model, prompt, size.
export const ollama: Dialect = {
  id: 'ollama',
  name: 'Ollama',
  hosts: [],
  isFree: true,
  usualModel: 'x/z-image-turbo',
  isPictureModel: soundsLikePictures,
  profile: () => ({ takes: [], sizes: anySize(1024, 16) }),
  writeSize: asText,
  names: {},
  answerAs: () => ({}),
  takesCount: false,
  edits: null,
}
