import { pageOf } from '../adapter.ts'
import { textAt } from '../../net/json.ts'
import { toDataUrl } from '../../pictures/base64.ts'
import type { ImageRequest } from '../../port/request.ts'
import { imageIn } from './common.ts'
import { isPending, parametersOf, pathOf, type Question, type Read, type Route, type Served } from './route.ts'

/** Its own clients ask more often. */
const POLL_MS = 1000

const askAt = (path: string): Question => ({ kind: 'ask', path, read, waitFirst: true, everyMs: POLL_MS })

const read: Read = ({ json }) => {
  const status = textAt(json, 'status')
  if (!isPending(status)) return imageIn(json)
  const url = textAt(json, 'urls', 'get')
  const path = url === undefined ? undefined : pathOf(url)
  return path === undefined ? { kind: 'unreadable' } : askAt(path)
}

/** It finds the weights by the page of the repository. */
const adapt = ({ hubId, adapter }: Served) => (adapter?.kind === 'lora' ? { lora_weights: pageOf(hubId) } : undefined)

const predict = (request: ImageRequest, served: Served, given: object = {}) => {
  const [model, version] = served.providerId.split(':', 2)
  const { prompt, width, height } = request
  const input = { ...parametersOf(request), prompt, width, height, ...adapt(served), ...given }
  return {
    path: version === undefined ? `/v1/models/${model}/predictions` : '/v1/predictions',
    body: version === undefined ? { input } : { input, version },
  }
}

/** A prediction: done within `Prefer: wait`, or still pending and polled; the image lies at a URL. */
export const replicate: Route = {
  id: 'replicate',
  adapt,
  call: (request, served) => predict(request, served),
  edit: {
    tasks: ['image-to-image'],
    // Each model there has its own name for it, and leaves the others aside.
    call: (request, pictures, served) => {
      const all = pictures.map(toDataUrl)
      return predict(request, served, { image: all[0], images: all, input_image: all[0], input_images: all })
    },
  },
  // No longer: until it answers, nobody knows the job by whose name it is found again and cancelled.
  headers: { prefer: 'wait=1' },
  read,
  takeUp: askAt,
  cancel: path => ({ method: 'POST', path: `${path.replace(/\?.*$/, '')}/cancel` }),
}
