/** The same memory with the reading methods of a Buffer; nothing is copied. */
export const viewOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const startsWith = (file: Buffer, prefix: string, at = 0) =>
  file.toString('latin1', at, at + prefix.length) === prefix

/**
 * Gives up bytes that nobody reads any more, where no others share their memory: V8 counts it for as long as it has not found
 * that out by itself, and marks its whole heap the sooner the more it counts.
 */
export const release = ({ buffer, byteLength }: Uint8Array): void => {
  if (byteLength > 0 && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
