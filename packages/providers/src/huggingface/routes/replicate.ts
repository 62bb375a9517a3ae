import { textAt } from '../json.ts'
import { imageIn } from './common.ts'
import { parametersOf, pathOf, type Read, type Route } from './route.ts'

const read: Read = ({ json }) => {
  const status = textAt(json, 'status')
  if (status !== 'starting' && status !== 'processing') return imageIn(json)
  const url = textAt(json, 'urls', 'get')
  const path = url === undefined ? undefined : pathOf(url)
  return path === undefined ? { kind: 'unreadable' } : { kind: 'ask', path, read, waitFirst: true }
}

/** A prediction: done within `Prefer: wait`, or still pending and polled; the image lies at a URL. */
export const replicate: Route = {
  id: 'replicate',
  call: (request, { providerId }) => {
    const [model, version] = providerId.split(':', 2)
    const input = { ...parametersOf(request), prompt: request.prompt, width: request.width, height: request.height }
    return {
      path: version === undefined ? `/v1/models/${model}/predictions` : '/v1/predictions',
      body: version === undefined ? { input } : { input, version },
      headers: { prefer: 'wait' },
    }
  },
  read,
}
