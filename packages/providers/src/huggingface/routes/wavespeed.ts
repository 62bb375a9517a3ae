import { at, textAt } from '../json.ts'
import { imageIn, isRefusal } from './common.ts'
import { parametersOf, pathOf, type Read, type Route } from './route.ts'

/** Answers are wrapped in `{ code, message, data }`. */
const read: Read = ({ json }) => {
  const data = at(json, 'data')
  const status = textAt(data, 'status')
  if (isRefusal(data)) return { kind: 'refusal' }
  if (status !== 'created' && status !== 'processing') return imageIn(data ?? json)
  const id = textAt(data, 'id')
  const path = pathOf(textAt(data, 'urls', 'get') ?? `/api/v3/predictions/${encodeURIComponent(id ?? '')}/result`)
  return id === undefined || path === undefined ? { kind: 'unreadable' } : { kind: 'ask', path, read, waitFirst: true }
}

/** A prediction that is always polled; the image lies at a URL. */
export const wavespeed: Route = {
  id: 'wavespeed',
  call: (request, { providerId }) => ({
    path: `/api/v3/${providerId}`,
    body: { ...parametersOf(request), prompt: request.prompt, width: request.width, height: request.height },
  }),
  read,
}
