/** A picture of three bytes a pixel. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

export type Rgb = readonly [number, number, number]

export const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb // three of them

/** The same number from 0 to 1 for the same place, and no pattern that the eye finds. */
export function noiseAt(x: number, y: number): number {
  let hash = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

const mixed = (from: number, to: number, amount: number) => from + (to - from) * amount

export const lightness = ([red, green, blue]: Rgb) => (red * 0.299 + green * 0.587 + blue * 0.114) / 255

/** Beyond the edge is the edge. */
export function colourAt({ width, height, data }: Pixels, x: number, y: number): Rgb {
  const at =
    (Math.min(height - 1, Math.max(0, Math.round(y))) * width + Math.min(width - 1, Math.max(0, Math.round(x)))) * 3
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
}

/** A picture of the same size, each pixel made anew. */
export function paint(pixels: Pixels, colourOf: (colour: Rgb, x: number, y: number) => Rgb): Pixels {
  const { width, height } = pixels
  const data = new Uint8ClampedArray(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(colourOf(colourAt(pixels, x, y), x, y), (y * width + x) * 3)
  }
  return { width, height, data }
}

export const blend = (from: Rgb, to: Rgb, amount: number): Rgb => [
  mixed(from[0], to[0], amount),
  mixed(from[1], to[1], amount),
  mixed(from[2], to[2], amount),
]
