import sharp from 'sharp'

/** A mask whose right half is white. */
export const makeHalfMask = (width: number, height: number): Promise<Uint8Array> =>
  sharp(Buffer.from(Array.from({ length: width * height }, (_, at) => (at % width < width / 2 ? 0 : 255))), {
    raw: { width, height, channels: 1 },
  })
    .png()
    .toBuffer()

/** As OpenAI's clients draw masks: the right half is transparent. */
export const makeClearMask = (width: number, height: number): Promise<Uint8Array> =>
  sharp(
    Buffer.from(
      Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 && at % (width * 4) >= width * 2 ? 0 : 255)),
    ),
    {
      raw: { width, height, channels: 4 },
    },
  )
    .png()
    .toBuffer()

/** Red, green and blue of each pixel, row by row. */
export const pixelsOf = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).removeAlpha().raw().toBuffer()
