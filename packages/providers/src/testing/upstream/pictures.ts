import { crc32 } from 'node:zlib'
import sharp from 'sharp'

export type PictureFormat = 'png' | 'jpeg' | 'webp'

export interface Picture {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

export interface PictureRequest {
  readonly prompt: string
  readonly seed: number
  readonly width: number
  readonly height: number
  readonly format: PictureFormat
  /** The picture that is changed. */
  readonly start?: Uint8Array
}

const CELLS = 6

/** A small generator (mulberry32), so that the same request gives the same bytes. */
const numbersFrom = (start: number) => {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const side = (pixels: number) => Math.min(2048, Math.max(16, Math.round(pixels)))

/** Soft patches of colour, made from prompt and seed. */
const canvas = ({ prompt, seed, width, height }: Omit<PictureRequest, 'format' | 'start'>) => {
  const next = numbersFrom(crc32(prompt) ^ seed)
  const cells = Buffer.from(Array.from({ length: CELLS * CELLS * 3 }, () => Math.floor(next() * 256)))
  return sharp(cells, { raw: { width: CELLS, height: CELLS, channels: 3 } }).resize(side(width), side(height), {
    kernel: 'cubic',
    fit: 'fill',
  })
}

const encode = (image: ReturnType<typeof sharp>, format: PictureFormat) => {
  if (format === 'png') return image.png({ compressionLevel: 3 })
  return format === 'jpeg' ? image.jpeg({ quality: 85 }) : image.webp({ quality: 80, effort: 0 })
}

/** A picture that is changed keeps its forms, under a veil of the prompt's colours. */
const changed = async (start: Uint8Array, request: PictureRequest) => {
  const veil = await canvas(request).ensureAlpha(0.4).png().toBuffer()
  return sharp(start)
    .resize(side(request.width), side(request.height), { fit: 'fill' })
    .composite([{ input: veil }])
    .removeAlpha()
}

const paint = async (request: PictureRequest): Promise<Picture> => ({
  bytes: await encode(
    request.start ? await changed(request.start, request) : canvas(request),
    request.format,
  ).toBuffer(),
  mimeType: `image/${request.format}`,
})

const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.byteLength + 8)
  out.writeUInt32BE(data.byteLength, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.byteLength + 4)
  return out
}

/** A PNG whose head claims 2.5 thousand million pixels. */
const hugeHeader = (): Picture => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(50_000, 0)
  head.writeUInt32BE(50_000, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return {
    bytes: Buffer.concat([
      signature,
      chunk('IHDR', head),
      chunk('IDAT', Buffer.from([0x78, 0x9c, 3, 0, 0, 0, 0, 1])),
      chunk('IEND', Buffer.alloc(0)),
    ]),
    mimeType: 'image/png',
  }
}

const animated = async (request: PictureRequest): Promise<Picture> => {
  const frames = await Promise.all(
    [0, 1].map(step =>
      canvas({ ...request, seed: request.seed + step, width: 64, height: 64 })
        .png()
        .toBuffer(),
    ),
  )
  return {
    bytes: await sharp(frames, { join: { animated: true } })
      .webp({ delay: [100, 100], loop: 0 })
      .toBuffer(),
    mimeType: 'image/webp',
  }
}

const text = (content: string, mimeType: string) => async (): Promise<Picture> => ({
  bytes: Buffer.from(content),
  mimeType,
})

/** What goes wrong with the bytes of an image, whichever way they are delivered. */
export const pictureFaults = {
  truncated: async request => {
    const whole = await paint(request)
    return { ...whole, bytes: whole.bytes.subarray(0, Math.floor(whole.bytes.byteLength / 2)) }
  },
  empty: text('', 'image/png'),
  'wrong-content-type': async request => ({ ...(await paint(request)), mimeType: 'text/plain' }),
  svg: text(
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script></svg>',
    'image/svg+xml',
  ),
  text: text('The image could not be made, sorry.', 'image/png'),
  'too-many-pixels': async () => hugeHeader(),
  animated: animated,
  oversized: async () => ({
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), Buffer.alloc(40 * 1024 * 1024, 1)]),
    mimeType: 'image/jpeg',
  }),
} satisfies Record<string, (request: PictureRequest) => Promise<Picture>>
export type PictureFault = keyof typeof pictureFaults

export const isPictureFault = (name: string): name is PictureFault => Object.hasOwn(pictureFaults, name)

/** Makes and remembers one picture a size: for measuring everything but the picture. */
export const createPictures = (fast: boolean) => {
  const pictures = new Map<string, Promise<Picture>>()
  return (request: PictureRequest): Promise<Picture> => {
    if (!fast) return paint(request)
    const key = `${request.format} ${request.width} ${request.height}`
    const picture = pictures.get(key) ?? paint({ ...request, prompt: '', seed: 1 })
    pictures.set(key, picture)
    return picture
  }
}
