import { inflateSync, crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { createPlane } from './plane.ts'
import { encodePng } from './png.ts'

test('a mask is a PNG of eight bits of grey, with every pixel as it is', async () => {
  const plane = createPlane({ width: 7, height: 5 })
  for (let at = 0; at < plane.data.length; at += 1) plane.data[at] = (at * 37) % 256
  const blob = await encodePng(plane)
  expect(blob.type).toBe('image/png')
  const bytes = Buffer.from(await blob.arrayBuffer())
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const body = bytes.subarray(at + 4, at + 8 + length)
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    chunks.set(body.subarray(0, 4).toString(), body.subarray(4))
    at += length + 12
  }
  expect([...(chunks.get('IHDR') ?? [])]).toEqual([0, 0, 0, 7, 0, 0, 0, 5, 8, 0, 0, 0, 0])
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const pixels: number[] = []
  for (let row = 0; row < 5; row += 1) {
    expect(rows[row * 8]).toBe(2)
    for (let column = 0; column < 7; column += 1)
      pixels.push(((rows[row * 8 + 1 + column] ?? 0) + (pixels[(row - 1) * 7 + column] ?? 0)) & 255)
  }
  expect(pixels).toEqual([...plane.data])
})
