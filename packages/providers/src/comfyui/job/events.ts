import { at, isObject, parseJson, textAt } from '../../net/json.ts'
import type { Preview } from '../../port/engine.ts'
import { MAX_PREVIEW_BYTES, typeOfPicture } from '../pictures.ts'

/** Why a node failed, as ComfyUI tells it. */
export interface Failure {
  readonly nodeType: string
  readonly exceptionType: string
  readonly message: string
}

export interface NodeProgress {
  readonly id: string
  readonly value: number
  readonly max: number
}

/** What ComfyUI tells of a job while it runs. */
export type JobEvent =
  | { readonly kind: 'cached'; readonly nodes: readonly string[] }
  | { readonly kind: 'executing'; readonly node: string }
  | { readonly kind: 'progress'; readonly nodes: readonly NodeProgress[] }
  | { readonly kind: 'ended'; readonly failure: Failure | undefined }

/** Longer than any message that says something; a traceback with all its inputs is shorter. */
const MAX_MESSAGE_CHARACTERS = 4 * 1024 * 1024
/** Newer versions send progress and previews by the node that they belong to when they are asked to. */
export const HELLO = JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } })

export const readFailure = (data: unknown): Failure => ({
  nodeType: textAt(data, 'node_type') ?? '',
  exceptionType: textAt(data, 'exception_type') ?? '',
  message: textAt(data, 'exception_message') ?? '',
})

const progressOf = (id: unknown, state: unknown): NodeProgress[] => {
  const value = at(state, 'value')
  const max = at(state, 'max')
  return typeof id === 'string' && typeof value === 'number' && typeof max === 'number' && max > 0
    ? [{ id, value: Math.min(Math.max(value, 0), max), max }]
    : []
}

const ended = (failure?: Failure): JobEvent => ({ kind: 'ended', failure })

/** A node of a subgraph has the id of its group before its own: `57:8` belongs to 57, too. */
const read = (type: string | undefined, data: unknown): JobEvent | undefined => {
  switch (type) {
    case 'execution_cached': {
      const nodes = at(data, 'nodes')
      return {
        kind: 'cached',
        nodes: Array.isArray(nodes) ? nodes.filter((id: unknown) => typeof id === 'string') : [],
      }
    }
    case 'executing': {
      const node = at(data, 'node')
      // With null an old version says that the job is done.
      return typeof node === 'string' ? { kind: 'executing', node } : ended()
    }
    case 'progress':
      return { kind: 'progress', nodes: progressOf(at(data, 'node'), data) }
    case 'progress_state': {
      const nodes = at(data, 'nodes')
      return {
        kind: 'progress',
        nodes: isObject(nodes) ? Object.entries(nodes).flatMap(([id, state]) => progressOf(id, state)) : [],
      }
    }
    case 'execution_success':
    case 'execution_interrupted':
      return ended()
    case 'execution_error':
      return ended(readFailure(data))
    default:
      return undefined
  }
}

/** Reads a text of the WebSocket; undefined where it says nothing of a job. */
export const readEvent = (text: string): JobEvent | undefined => {
  if (text.length > MAX_MESSAGE_CHARACTERS) return undefined
  const message = parseJson(Buffer.from(text))
  return read(textAt(message, 'type'), at(message, 'data'))
}

const PREVIEW = 1
const PREVIEW_WITH_METADATA = 4
const HEAD_BYTES = 8

/**
 * Reads a binary message: four bytes that say what it is; of a preview four that say its format, or how long its metadata is;
 * then the picture. What is no picture is dropped.
 */
export const readPreview = (message: ArrayBuffer): Preview | undefined => {
  if (message.byteLength <= HEAD_BYTES) return undefined
  const head = new DataView(message)
  const kind = head.getUint32(0)
  if (kind !== PREVIEW && kind !== PREVIEW_WITH_METADATA) return undefined
  const begin = HEAD_BYTES + (kind === PREVIEW_WITH_METADATA ? head.getUint32(4) : 0)
  if (begin >= message.byteLength || message.byteLength - begin > MAX_PREVIEW_BYTES) return undefined
  const bytes = new Uint8Array(message, begin)
  const mimeType = typeOfPicture(bytes)
  return mimeType === undefined ? undefined : { bytes, mimeType }
}
