import { textAt } from '../json.ts'
import { imageIn, isRefusal } from './common.ts'
import { parametersOf, pathOf, type Read, type Route, type Step } from './route.ts'

/** The router passes a path on to fal's queue when the query says so. */
const QUEUE = '?_subdomain=queue'

/** The path of a queued request, from whichever URL the answer names it by. */
const requestPath = (json: unknown): string | undefined => {
  const url = textAt(json, 'response_url')
  return url === undefined
    ? undefined
    : pathOf(url)
        ?.replace(/\?.*$/, '')
        .replace(/\/(response|status)$/, '')
}

/** Asks for the status until the request is completed, then for its result. */
const waitFor = (path: string): Step => {
  const read: Read = ({ json }) => {
    const status = textAt(json, 'status')
    if (status === 'COMPLETED')
      return { kind: 'ask', path: path + QUEUE, read: result => imageIn(result.json), waitFirst: false }
    if (status === 'IN_QUEUE' || status === 'IN_PROGRESS')
      return { kind: 'ask', path: `${path}/status${QUEUE}`, read, waitFirst: true }
    return { kind: isRefusal(json) ? 'refusal' : 'unreadable' }
  }
  return { kind: 'ask', path: `${path}/status${QUEUE}`, read, waitFirst: true }
}

/** A queue: the request is put in, its status polled, its result read, and the image lies at a URL. */
export const falAi: Route = {
  id: 'fal-ai',
  call: (request, { providerId }) => ({
    path: `/${providerId}${QUEUE}`,
    body: {
      ...parametersOf(request),
      prompt: request.prompt,
      image_size: { width: request.width, height: request.height },
    },
  }),
  read: ({ json }) => {
    const path = requestPath(json)
    return path === undefined || isRefusal(json) ? imageIn(json) : waitFor(path)
  },
}
