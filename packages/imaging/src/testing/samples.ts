import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { pngChunk, PNG_SIGNATURE } from '../containers/png.ts'
import { webpChunk, webpFile } from '../containers/webp.ts'

export interface SampleOptions {
  /** Pixels. */
  readonly width?: number
  /** Pixels. */
  readonly height?: number
  readonly alpha?: boolean
  /** Another number, another picture. */
  readonly seed?: number
}

interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Buffer
}

/** Slopes and stripes: colours everywhere, and no two rows alike. */
const draw = ({ width = 48, height = 32, alpha = false, seed = 0 }: SampleOptions): Pixels => {
  const channels = alpha ? 4 : 3
  const data = Buffer.alloc(width * height * channels)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colours = [x * 5 + seed * 31, y * 7 + seed, (x ^ y) * 3, 255 - (x + y)]
      for (let channel = 0; channel < channels; channel++) data[at++] = colours[channel] ?? 0
    }
  }
  return { width, height, channels, data }
}

const fromParts = (parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([Buffer.from(PNG_SIGNATURE, 'latin1'), ...parts])

const header = (width: number, height: number, colour: number) => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([8, colour], 8)
  return pngChunk('IHDR', data)
}

const end = pngChunk('IEND', new Uint8Array())

export interface PngOptions extends SampleOptions {
  /** Stand between the header and the pixels. */
  readonly chunks?: readonly (readonly [type: string, data: Uint8Array])[]
}

/** A small PNG, to the letter of its specification. */
export const makePng = (options: PngOptions = {}): Uint8Array => encode(draw(options), options)

/** A PNG of dots without any order, of which no encoder makes less. */
export const makeNoise = (width: number, height: number): Uint8Array =>
  encode({ width, height, channels: 3, data: randomBytes(width * height * 3) })

function encode({ width, height, channels, data }: Pixels, options: Pick<PngOptions, 'chunks'> = {}): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), data.subarray(y * width * channels, (y + 1) * width * channels)]),
  )
  const chunks = (options.chunks ?? []).map(([type, content]) => pngChunk(type, content))
  return fromParts([
    header(width, height, channels === 4 ? 6 : 2),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    end,
  ])
}

export interface EncodedOptions extends SampleOptions {
  /** As in EXIF, 1 to 8. */
  readonly orientation?: number
  /** With a colour profile inside. */
  readonly icc?: boolean
}

const drawn = ({ orientation, icc, ...options }: EncodedOptions) => {
  const { data, ...raw } = draw(options)
  const picture = sharp(data, { raw })
  const coloured = icc ? picture.withIccProfile('p3') : picture
  return orientation === undefined ? coloured : coloured.withMetadata({ orientation })
}

export const makeJpeg = async ({
  progressive = false,
  ...options
}: EncodedOptions & { progressive?: boolean } = {}): Promise<Uint8Array> =>
  drawn(options).jpeg({ quality: 90, progressive }).toBuffer()

export const makeWebp = async ({
  lossless = false,
  ...options
}: EncodedOptions & { lossless?: boolean } = {}): Promise<Uint8Array> =>
  drawn(options).webp({ lossless, effort: 0 }).toBuffer()

/** The first part of a file: half of it by default. */
export const truncate = (bytes: Uint8Array, fraction = 0.5) => bytes.subarray(0, Math.floor(bytes.length * fraction))

export const makeAnimatedPng = () => makePng({ chunks: [['acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])]] })

export const makeAnimatedWebp = (): Uint8Array =>
  webpFile([
    webpChunk('VP8X', Buffer.from([2, 0, 0, 0, 7, 0, 0, 7, 0, 0])),
    webpChunk('ANIM', new Uint8Array(6)),
    webpChunk('ANMF', new Uint8Array(24)),
  ])

/** A few bytes that ask for 65535 x 65535 pixels. */
export const makeBomb = (): Uint8Array =>
  fromParts([header(65_535, 65_535, 2), pngChunk('IDAT', deflateSync(new Uint8Array(100_000))), end])

/** Sound as a structure, but its pixels are not what its header says. */
export const makePngWithoutPixels = (): Uint8Array =>
  fromParts([header(64, 64, 2), pngChunk('IDAT', deflateSync(new Uint8Array(50))), end])

const text = (content: string): Uint8Array => Buffer.from(content, 'latin1')

/** What upstreams and users send in the place of pictures. */
export const NOT_TAKEN = {
  gif: text('GIF89a\x01\0\x01\0\0\0\0;'),
  svg: text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  avif: text('\0\0\0\x20ftypavif\0\0\0\0avifmif1'),
  tiff: text('II*\0\x08\0\0\0\0\0'),
  bmp: text('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'),
  html: text('<!doctype html><title>502 Bad Gateway</title>'),
  json: text('{"error":"Model is currently loading"}'),
  zip: text('PK\x03\x04\x14\0\0\0'),
} as const
