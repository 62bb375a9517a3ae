import type { Upload } from '@atelier/contracts'
import type { Studio } from '../../../testing/studio.ts'

/** Posts a file to begin with. */
export function postUpload(
  { request }: Pick<Studio, 'request'>,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new FormData()
  body.append('file', new Blob([Buffer.from(bytes)]), 'start.png')
  return request('/api/v1/uploads', { method: 'POST', body, headers })
}

export async function sendUpload(
  studio: Pick<Studio, 'request'>,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Upload> {
  const response = await postUpload(studio, bytes, headers)
  if (response.status !== 201)
    throw new Error(`the upload was answered with ${response.status}: ${await response.text()}`)
  return (await response.json()) as Upload // held against its schema by `request`
}
