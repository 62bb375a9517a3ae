/** A preview is small; what is larger is none. */
export const MAX_PREVIEW_BYTES = 1024 * 1024

const SIGNATURES: readonly (readonly [mimeType: string, isOne: (bytes: Buffer) => boolean])[] = [
  ['image/jpeg', bytes => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', bytes => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/webp', bytes => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
]

/** What the first bytes say that it is; undefined where it is none of the pictures that the studio takes. */
export const typeOfPicture = (bytes: Uint8Array): string | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return SIGNATURES.find(([, isOne]) => isOne(buffer))?.[0]
}
