import { at, textAt } from '../../net/json.ts'
import type { Step } from './route.ts'

const fromBase64 = (text: string): Step => ({
  kind: 'bytes',
  bytes: Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64'),
})

export const fromText = (text: string): Step =>
  text.startsWith('data:') ? fromBase64(text) : { kind: 'url', url: text }

const REFUSED = /^(fail(ed)?|error|cancell?ed|aborted)$/i

/** Did the provider's filter object? Some then send a black picture along. */
export const isFlagged = (json: unknown): boolean =>
  [at(json, 'has_nsfw_concepts'), at(json, 'has_nsfw_contents'), at(json, 'data', 'has_nsfw_contents')].some(
    flags => Array.isArray(flags) && flags.includes(true),
  )

/** Does a job say that it is over, and that there is no image? */
export const hasFailed = (json: unknown): boolean =>
  [['status'], ['task_status'], ['data', 'status']].some(path => REFUSED.test(textAt(json, ...path) ?? ''))

/** Does the provider say in words that there is no image? */
export const isRefusal = (json: unknown): boolean => isFlagged(json) || hasFailed(json) || Boolean(at(json, 'error'))

/** The places where the answers in use keep an image; the first that is filled counts. */
const PLACES: readonly ((json: unknown) => Step | undefined)[] = [
  ...[
    ['data', 0, 'b64_json'],
    ['data', 0, 'base64'],
    ['images', 0, 'b64_json'],
  ].map(path => (json: unknown) => {
    const text = textAt(json, ...path)
    return text === undefined ? undefined : fromBase64(text)
  }),
  ...[['data', 0, 'url'], ['images', 0, 'url'], ['images', 0], ['output', 0], ['output'], ['outputs', 0], ['url']].map(
    path => (json: unknown) => {
      const text = textAt(json, ...path)
      return text === undefined ? undefined : fromText(text)
    },
  ),
]

/** The image in a JSON answer, wherever in it; a refusal; or nothing that can be read. */
export const imageIn = (json: unknown): Step => {
  if (isRefusal(json)) return { kind: 'refusal' }
  for (const place of PLACES) {
    const step = place(json)
    if (step) return step
  }
  return at(json, 'detail') || at(json, 'message') ? { kind: 'refusal' } : { kind: 'unreadable' }
}
