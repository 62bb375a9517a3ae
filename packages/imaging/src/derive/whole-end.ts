import type { Sharp } from 'sharp'

/** Put before the end marker of a JPEG: a decoder that still needs data takes these for pixels, and one that needs none skips them. */
const FILLERS = [Buffer.alloc(0), Buffer.alloc(64, 0x55), Buffer.alloc(64, 0xaa)]
const END_MARKER_BYTES = 2

/** The last to be decoded, of the largest block that a JPEG has. In pixels. */
const LAST_ROWS = 32

/**
 * Whether the data of a JPEG that came without its end marker, and has one by now, reach to its last pixel: then it does
 * not matter what stands before the marker. The decoder alone does not tell, since it warns too late for the last rows.
 * It decodes the picture once for each filler, one after the other: together they would take the memory of as many.
 */
export const hasLastPixels = async (bytes: Uint8Array, open: (bytes: Uint8Array) => Sharp): Promise<boolean> => {
  const { width, height } = await open(bytes).metadata()
  const rows = Math.min(height, LAST_ROWS)
  let first: Buffer | undefined
  for (const filler of FILLERS) {
    const at = bytes.length - END_MARKER_BYTES
    const filled = Buffer.concat([bytes.subarray(0, at), filler, bytes.subarray(at)])
    const last = await open(filled)
      .extract({ left: 0, top: height - rows, width, height: rows })
      .raw()
      .toBuffer()
    first ??= last
    if (!last.equals(first)) return false
  }
  return true
}
