import { isObject } from '../../net/json.ts'
import type { Exchange } from '../upstream/exchange.ts'

/** A file of a multipart form. */
export interface SentFile {
  readonly field: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** What was asked for, whichever way it was written. */
export interface Order {
  readonly path: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: readonly SentFile[]
}

const readForm = async ({ received }: Exchange): Promise<Order> => {
  const type = received.headers['content-type'] ?? ''
  const form = await new Response(new Uint8Array(received.raw), { headers: { 'content-type': type } }).formData()
  const fields: Record<string, unknown> = {}
  const files: SentFile[] = []
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = value
    else files.push({ field: name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { path: received.path, fields, files }
}

/** Undefined where the body is neither JSON nor a form. */
export const readOrder = async (exchange: Exchange): Promise<Order | undefined> => {
  const { body, path, headers } = exchange.received
  if (headers['content-type']?.startsWith('multipart/form-data')) return readForm(exchange)
  return isObject(body) ? { path, fields: body, files: [] } : undefined
}

export const textOf = ({ fields }: Order, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
