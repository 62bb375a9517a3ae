import sharp from 'sharp'

export interface HidingOptions {
  /** What the text says of its own length; all of it by default. */
  readonly lengthBits?: number
  readonly format?: string
  /** Pixels. */
  readonly width?: number
  readonly channels?: 3 | 4
  /** As in EXIF, 1 to 8: how the file asks to be turned, which moves no pixel. */
  readonly orientation?: number
  readonly isInterlaced?: boolean
}

const HEIGHT = 40

/** A picture with this in its lowest bits, column by column, in alpha or in colours as the signature says. */
export async function makeHiding(
  signature: string,
  data: Buffer,
  {
    lengthBits = data.length * 8,
    format = 'png',
    width = 200,
    channels = 4,
    orientation = 1,
    isInterlaced = false,
  }: HidingOptions = {},
): Promise<Uint8Array> {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(lengthBits)
  const bytes = Buffer.concat([Buffer.from(signature), length, data])
  const pixels = Buffer.alloc(width * HEIGHT * channels, 0xfe)
  let next = 0
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < HEIGHT; y += 1) {
      const at = (y * width + x) * channels
      for (const channel of signature.includes('rgb') ? [0, 1, 2] : [3]) {
        const bit = ((bytes[next >> 3] ?? 0) >> (7 - (next & 7))) & 1
        pixels[at + channel] = 0xfe | bit
        next += 1
      }
    }
  }
  const picture = sharp(pixels, { raw: { width, height: HEIGHT, channels } })
  if (orientation !== 1) picture.withMetadata({ orientation })
  return format === 'png'
    ? picture.png({ progressive: isInterlaced }).toBuffer()
    : picture.webp({ lossless: true, exact: true }).toBuffer()
}
