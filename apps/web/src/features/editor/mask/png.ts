import type { Plane } from './plane.ts'

/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]
/** Eight bits of grey, https://www.w3.org/TR/png-3/#11IHDR. */
const GREY = [8, 0, 0, 0, 0]
/** Each row as it differs from the one above, https://www.w3.org/TR/png-3/#9Filter-types: masks are flat. */
const UP = 2

/** The mask as a file, of one byte a pixel where a canvas would write four. */
export async function encodePng({ width, height, data }: Plane): Promise<Blob> {
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0, at = 0; row < height; row += 1) {
    rows[at++] = UP
    for (let column = 0, from = row * width; column < width; column += 1, from += 1)
      rows[at++] = (data[from] ?? 0) - (row > 0 ? (data[from - width] ?? 0) : 0)
  }
  const head = new Uint8Array(13)
  new DataView(head.buffer).setUint32(0, width)
  new DataView(head.buffer).setUint32(4, height)
  head.set(GREY, 8)
  const packed = new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate')))
  const pixels = new Uint8Array(await packed.arrayBuffer())
  return new Blob(
    [Uint8Array.from(SIGNATURE), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())],
    { type: 'image/png' },
  )
}

function chunk(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(body.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length)
  bytes.set(new TextEncoder().encode(type), 4)
  bytes.set(body, 8)
  view.setUint32(body.length + 8, checksum(bytes.subarray(4, body.length + 8)))
  return bytes
}

/** CRC-32 as in https://www.w3.org/TR/png-3/#D-CRCAppendix. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xed_b8_83_20 : remainder >>> 1
  return remainder
})

function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff
  for (const byte of bytes) sum = (REMAINDERS[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xff_ff_ff_ff) >>> 0
}
