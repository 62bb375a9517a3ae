import sharp from 'sharp'

/** A PNG with a text in the lowest bits of its alpha, column by column, as the stealth pnginfo of other tools has it. */
export function makeHidden(text: string): Promise<Buffer> {
  const side = 64
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(text) * 8)
  const bytes = Buffer.concat([Buffer.from('stealth_pnginfo'), length, Buffer.from(text)])
  const data = Buffer.alloc(side * side * 4, 0xfe)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const at = ((bit % side) * side + Math.floor(bit / side)) * 4 + 3
    data[at] = 0xfe | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  }
  return sharp(data, { raw: { width: side, height: side, channels: 4 } })
    .png()
    .toBuffer()
}
