import { buffer } from 'node:stream/consumers'
import { getImageFile } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { ToolCall } from './tool.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The path of a link that tools give. */
const FILE = /^\/api\/v1\/images\/([^/]+)\/file$/

/** The file of an image that is named by its id, or by the link that tools give; undefined where the text is neither. Nothing else is fetched. */
export async function pictureNamed({ open, origin }: Pick<ToolCall, 'open' | 'origin'>, text: string) {
  const id = ID.test(text) ? text : idIn(text, origin)
  if (id === undefined) return undefined
  const file = await open(getImageFile, { id })
  const bytes = await file.read()
  return bytes instanceof Uint8Array ? bytes : buffer(bytes)
}

function idIn(text: string, origin: string): string | undefined {
  if (!/^https?:\/\//i.test(text)) return undefined
  const url = URL.parse(text)
  const [, id] = FILE.exec(url?.origin === URL.parse(origin)?.origin ? (url?.pathname ?? '') : '') ?? []
  if (id === undefined || !ID.test(id))
    throw requestInvalid([{ path: '/mask', message: `must be a link to an image at ${origin}: no other is followed` }])
  return id
}
