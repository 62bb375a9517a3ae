import { textAt } from '../../net/json.ts'
import { fromText, hasFailed, imageIn } from './common.ts'
import { isPending, parametersOf, type Question, type Read, type Route } from './route.ts'

const BASE = '/api/paas/v4'
/** As often as it wants to be asked. */
const POLL_MS = 5000

const askAt = (path: string, id: string): Question => ({
  kind: 'ask',
  path,
  read: ({ json, bytes }) => read({ json: withId(json, id), bytes }),
  waitFirst: true,
  everyMs: POLL_MS,
})

const read: Read = ({ json }) => {
  if (hasFailed(json)) return { kind: 'refusal' }
  const url = textAt(json, 'image_result', 0, 'url')
  if (url !== undefined) return fromText(url)
  const id = textAt(json, 'id')
  if (!isPending(textAt(json, 'task_status')) || id === undefined) return imageIn(json)
  return askAt(`${BASE}/async-result/${encodeURIComponent(id)}`, id)
}

/** The id of the task stays the one that was given first, should a later answer leave it out. */
const withId = (json: unknown, id: string): unknown =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? { id, ...json } : json

/** Z.ai: a task that is always polled; the image lies at a URL. */
export const zaiOrg: Route = {
  id: 'zai-org',
  call: (request, { providerId }) => ({
    path: `${BASE}/async/images/generations`,
    body: {
      ...parametersOf(request),
      model: providerId,
      prompt: request.prompt,
      size: `${request.width}x${request.height}`,
    },
  }),
  headers: { 'x-source-channel': 'hugging_face', 'accept-language': 'en-US,en' },
  read,
  takeUp: path => askAt(path, decodeURIComponent(path.split('/').at(-1) ?? '')),
}
