import { weightsUrl } from '../adapter.ts'
import { textAt } from '../../net/json.ts'
import { toDataUrl } from '../../pictures/base64.ts'
import { imageIn, isRefusal } from './common.ts'
import type { ImageRequest } from '../../port/request.ts'
import { isPending, parametersOf, pathOf, type Question, type Read, type Route, type Served } from './route.ts'

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
const waitFor = (path: string): Question => {
  const read: Read = ({ json }) => {
    const status = textAt(json, 'status')
    if (status === 'COMPLETED')
      return { kind: 'ask', path: path + QUEUE, read: result => imageIn(result.json), waitFirst: false }
    if (isPending(status)) return { kind: 'ask', path: `${path}/status${QUEUE}`, read, waitFirst: true }
    return imageIn(json)
  }
  return { kind: 'ask', path: `${path}/status${QUEUE}`, read, waitFirst: true }
}

/** The path of a request, from that of the question about it. */
const requestOf = (path: string) => path.replace(/\/status\?.*$/, '')

/** One app of fal's takes any LoRA of SDXL, and wants to be told what it is put on. */
const ANY_SDXL = 'fal-ai/lora'

const adapt = ({ hubId, providerId, adapter }: Served) =>
  adapter?.kind === 'lora' && adapter.weights !== undefined
    ? {
        loras: [{ path: weightsUrl(hubId, adapter.weights), scale: 1 }],
        ...(providerId === ANY_SDXL ? { model_name: 'stabilityai/stable-diffusion-xl-base-1.0' } : {}),
      }
    : undefined

/** Of an editor its maker's app without the last step of its path: `fal-ai/flux-2/edit` makes pictures as `fal-ai/flux-2`. */
const fromWords = ({ providerId, task }: Served) =>
  task === 'image-text-to-image' ? providerId.replace(/\/[^/]+$/, '') : providerId

const bodyOf = (request: ImageRequest, served: Served) => ({
  ...parametersOf(request),
  prompt: request.prompt,
  image_size: { width: request.width, height: request.height },
  ...adapt(served),
})

/** A queue: the request is put in, its status polled, its result read, and the image lies at a URL. */
export const falAi: Route = {
  id: 'fal-ai',
  adapt,
  call: (request, served) => ({ path: `/${fromWords(served)}${QUEUE}`, body: bodyOf(request, served) }),
  edit: {
    tasks: ['image-to-image', 'image-text-to-image'],
    alsoFromWords: true,
    // Some apps take one picture by the first name, others a list by the second.
    call: (request, pictures, served) => ({
      path: `/${served.providerId}${QUEUE}`,
      body: { ...bodyOf(request, served), image_url: toDataUrl(pictures[0]), image_urls: pictures.map(toDataUrl) },
    }),
  },
  read: ({ json }) => {
    const path = requestPath(json)
    return path === undefined || isRefusal(json) ? imageIn(json) : waitFor(path)
  },
  takeUp: path => waitFor(requestOf(path)),
  // One that waits is taken out of the queue; of one that runs its app is told, which may finish it all the same.
  cancel: path => ({ method: 'PUT', path: `${requestOf(path)}/cancel${QUEUE}` }),
}
