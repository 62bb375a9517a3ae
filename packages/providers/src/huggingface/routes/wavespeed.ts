import { at, textAt } from '../../net/json.ts'
import { toBase64 } from '../../pictures/base64.ts'
import type { ImageRequest } from '../../port/request.ts'
import { imageIn, isRefusal } from './common.ts'
import { isPending, parametersOf, pathOf, type Question, type Read, type Route, type Served } from './route.ts'

const PREDICTIONS = '/api/v3/predictions'

/** The id of a prediction, from the path that it is asked for by: with or without `/result` at its end. */
function idOf(path: string): string | undefined {
  const id = path.match(/\/predictions\/([^/?]+)/)?.[1]
  return id === undefined ? undefined : decodeURIComponent(id)
}

const askAt = (path: string): Question => ({ kind: 'ask', path, read, waitFirst: true })

/** Answers are wrapped in `{ code, message, data }`. */
const read: Read = ({ json }) => {
  const data = at(json, 'data')
  const status = textAt(data, 'status')
  if (isRefusal(data)) return { kind: 'refusal' }
  if (!isPending(status)) return imageIn(data ?? json)
  const id = textAt(data, 'id')
  const path = pathOf(textAt(data, 'urls', 'get') ?? `${PREDICTIONS}/${encodeURIComponent(id ?? '')}/result`)
  return id === undefined || path === undefined ? { kind: 'unreadable' } : askAt(path)
}

/** It fetches the weights by the id on the Hub. */
const adapt = ({ hubId, adapter }: Served) =>
  adapter?.kind === 'lora' ? { loras: [{ path: hubId, scale: 1 }] } : undefined

const bodyOf = (request: ImageRequest, served: Served) => ({
  ...parametersOf(request),
  prompt: request.prompt,
  width: request.width,
  height: request.height,
  ...adapt(served),
})

/** A prediction that is always polled; the image lies at a URL. */
export const wavespeed: Route = {
  id: 'wavespeed',
  adapt,
  call: (request, served) => ({ path: `/api/v3/${served.providerId}`, body: bodyOf(request, served) }),
  edit: {
    tasks: ['image-to-image', 'image-text-to-image'],
    call: (request, pictures, served) => ({
      path: `/api/v3/${served.providerId}`,
      body: { ...bodyOf(request, served), image: toBase64(pictures[0]), images: pictures.map(toBase64) },
    }),
  },
  read,
  takeUp: askAt,
  // It can be deleted; whether that stops one that is being made is not documented.
  cancel(path) {
    const id = idOf(path)
    return id === undefined ? undefined : { method: 'POST', path: `${PREDICTIONS}/delete`, body: { ids: [id] } }
  },
}
