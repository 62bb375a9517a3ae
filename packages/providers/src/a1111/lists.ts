import { textAt } from '../net/json.ts'
import { isName, objectsOf } from './server.ts'

/** A checkpoint, as the server lists it. */
export interface Checkpoint {
  /** Its title without the hash: it stays when the file is hashed. */
  readonly id: string
  readonly name: string
  /** As the server wants to have it called. */
  readonly title: string
  readonly hash: string | undefined
}

export interface Lora {
  readonly name: string
  /** Where the server takes LoRAs by their paths, and not in the prompt. */
  readonly path: string | undefined
}

/** A form with more is none. */
const MAX_LORAS = 500

export const withoutHash = (title: string) => title.replace(/\s*\[[0-9a-f]{6,64}\]$/i, '')

export const readCheckpoints = (list: unknown): readonly Checkpoint[] => {
  const found = new Map<string, Checkpoint>()
  for (const item of objectsOf(list)) {
    const title = textAt(item, 'title') ?? textAt(item, 'model_name')
    if (title === undefined) continue
    const id = withoutHash(title)
    if (!isName(id) || found.has(id)) continue
    const name = id.replace(/^.*[\\/]/, '').replace(/\.(safetensors|ckpt|gguf|pt)$/i, '')
    found.set(id, { id, name: name || id, title, hash: textAt(item, 'hash') })
  }
  return [...found.values()]
}

export const readLoras = (list: unknown): readonly Lora[] =>
  objectsOf(list)
    .flatMap(item => {
      const name = textAt(item, 'name')
      if (name === undefined || !isName(name) || /[<>:]/.test(name)) return []
      // AUTOMATIC1111 and those who share its code give an alias, and take LoRAs from the prompt.
      return [{ name, path: 'alias' in item ? undefined : textAt(item, 'path') }]
    })
    .slice(0, MAX_LORAS)
