/** The same memory with the reading methods of a Buffer; nothing is copied. */
export const viewOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const startsWith = (file: Buffer, prefix: string, at = 0) =>
  file.toString('latin1', at, at + prefix.length) === prefix
