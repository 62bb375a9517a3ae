/** A colour in OKLCH: lightness 0..1, chroma 0..0.37, hue in degrees; `alpha` 1 where it is left out. */
export interface Colour {
  readonly l: number
  readonly c: number
  readonly h: number
  readonly alpha?: number
}

export const oklch = (l: number, c: number, h: number, alpha = 1): Colour => ({ l, c, h, alpha })

export const fade = (colour: Colour, alpha: number): Colour => ({ ...colour, alpha })

const clamp = (value: number, min = 0, max = 1) => Math.min(max, Math.max(min, value))

/** Lighter or darker, and more or less colourful, as factors on chroma and steps on lightness. */
export const shift = (colour: Colour, lightness: number, chroma = 1, hue = 0): Colour => ({
  ...colour,
  l: clamp(colour.l + lightness),
  c: colour.c * chroma,
  h: colour.h + hue,
})

const toLab = ({ l, c, h }: Colour) => ({
  l,
  a: c * Math.cos((h * Math.PI) / 180),
  b: c * Math.sin((h * Math.PI) / 180),
})

/** Mixes in OKLab, where the middle of two colours looks like their middle. */
export function mix(from: Colour, to: Colour, amount: number): Colour {
  const [start, end] = [toLab(from), toLab(to)]
  const at = (key: 'l' | 'a' | 'b') => start[key] + (end[key] - start[key]) * amount
  const [a, b] = [at('a'), at('b')]
  const alpha = (from.alpha ?? 1) + ((to.alpha ?? 1) - (from.alpha ?? 1)) * amount
  return { l: at('l'), c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI, alpha }
}

type Rgb = readonly [number, number, number]

// Matrices: https://bottosson.github.io/posts/oklab/
function toLinearRgb(colour: Colour): Rgb {
  const { l, a, b } = toLab(colour)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

const inGamut = (rgb: Rgb) => rgb.every(channel => channel >= -0.001 && channel <= 1.001)

const encode = (channel: number) =>
  Math.round(
    255 * (channel <= 0.0031308 ? 12.92 * Math.max(0, channel) : 1.055 * Math.min(1, channel) ** (1 / 2.4) - 0.055),
  )

/** 0 to 255 each. A colour that a screen cannot show keeps its lightness and hue and gives up chroma. */
export function toRgb(colour: Colour): Rgb {
  let fitting = toLinearRgb(colour)
  for (let chroma = colour.c; !inGamut(fitting) && chroma > 0.002; chroma *= 0.92) {
    fitting = toLinearRgb({ ...colour, c: chroma * 0.92 })
  }
  return [encode(fitting[0]), encode(fitting[1]), encode(fitting[2])]
}

export const toHex = (colour: Colour): string =>
  `#${toRgb(colour)
    .map(channel => channel.toString(16).padStart(2, '0'))
    .join('')}`

const linear = (byte: number) => (byte <= 10.31 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4)

const LINEAR = Array.from({ length: 256 }, (_, byte) => linear(byte))

/** A screen's bytes in OKLab. */
export function labOf(red: number, green: number, blue: number) {
  const r = LINEAR[red] ?? linear(red)
  const g = LINEAR[green] ?? linear(green)
  const b = LINEAR[blue] ?? linear(blue)
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return {
    l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  }
}

/** The way back from a screen's bytes, 0 to 255 each. */
export function fromRgb(red: number, green: number, blue: number): Colour {
  const { l, a, b } = labOf(red, green, blue)
  return oklch(l, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI)
}

/** `amount` colours evenly spaced along the given ones. */
export function ramp(colours: readonly [Colour, ...Colour[]], amount: number): Colour[] {
  return Array.from({ length: amount }, (_, index) => {
    const position = amount === 1 ? 0 : (index / (amount - 1)) * (colours.length - 1)
    const left = colours[Math.floor(position)] ?? colours[0]
    return mix(left, colours[Math.floor(position) + 1] ?? left, position % 1)
  })
}
