import type { Preview } from '../port/engine.ts'

/** A preview is for a thumbnail's place; anything larger is no preview. */
const MAX_BYTES = 1024 * 1024

const starts = (bytes: Uint8Array, ...magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)

const mimeTypeOf = (bytes: Uint8Array): string | undefined => {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  const isWebp = starts(bytes, 0x52, 0x49, 0x46, 0x46) && starts(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50)
  return isWebp ? 'image/webp' : undefined
}

/** What a server shows in base64 of a picture that is not done yet; undefined where it is no small picture. */
export const readPreview = (base64: string | undefined): Preview | undefined => {
  if (base64 === undefined || base64.length > MAX_BYTES * 1.4) return undefined
  const bytes = Buffer.from(base64.replace(/^data:[^,]{0,100},/, ''), 'base64')
  const mimeType = mimeTypeOf(bytes)
  return mimeType === undefined || bytes.byteLength > MAX_BYTES ? undefined : { bytes, mimeType }
}
