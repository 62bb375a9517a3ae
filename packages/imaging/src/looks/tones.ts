import { blend, colourAt, lightness, noiseAt, paint, rgbOf, type Pixels, type Rgb } from './pixels.ts'

const clamp = (value: number) => Math.min(1, Math.max(0, value))
const contrasted = (value: number, contrast: number) => clamp((value - 0.5) * contrast + 0.5)

/** Two inks and what lies between them. */
export const tone = (pixels: Pixels, { dark, light, contrast }: { dark: string; light: string; contrast: number }) => {
  const [from, to] = [rgbOf(dark), rgbOf(light)]
  return paint(pixels, colour => blend(from, to, contrasted(lightness(colour), contrast)))
}

/** Factors; 1 leaves it as it is. `tint` is laid over by `amount`. */
export const grade = (
  pixels: Pixels,
  { saturation, contrast, tint, amount }: { saturation: number; contrast: number; tint: string; amount: number },
) => {
  const over = rgbOf(tint)
  return paint(pixels, colour => {
    const grey = lightness(colour) * 255
    const [red, green, blue] = blend([grey, grey, grey], colour, saturation).map(
      channel => (channel - 128) * contrast + 128,
    ) as unknown as Rgb // of three
    return blend([red, green, blue], over, amount)
  })
}

/** Few steps of lightness; the hues stay. */
export const levels = (pixels: Pixels, { count }: { count: number }) =>
  paint(pixels, colour => {
    const light = lightness(colour)
    const factor = Math.round(light * (count - 1)) / (count - 1) / Math.max(0.02, light)
    return blend([0, 0, 0], colour, factor)
  })

export const grain = (pixels: Pixels, { amount }: { amount: number }) =>
  paint(pixels, (colour, x, y) => {
    const added = (noiseAt(x, y) + noiseAt(x + 7919, y) - 1) * amount
    return [colour[0] + added, colour[1] + added, colour[2] + added]
  })

export const vignette = (pixels: Pixels, { amount }: { amount: number }) =>
  paint(pixels, (colour, x, y) => {
    const far = Math.hypot(x / pixels.width - 0.5, y / pixels.height - 0.5)
    return blend(colour, [0, 0, 0], clamp((far - 0.3) * 2) * amount)
  })

/** Places that fill a circle evenly. */
const SUNFLOWER = Array.from({ length: 20 }, (_, at) => ({
  dx: Math.cos(at * 2.4) * Math.sqrt((at + 1) / 20),
  dy: Math.sin(at * 2.4) * Math.sqrt((at + 1) / 20),
}))

/** Sharp in a circle, out of focus around it. */
export const focus = (pixels: Pixels, { radius, blur }: { radius: number; blur: number }) =>
  paint(pixels, (colour, x, y) => {
    const far = Math.hypot(x / pixels.width - 0.5, y / pixels.height - 0.55) - radius
    if (far <= 0) return colour
    const reach = Math.min(1, far * 5) * blur
    let sum: Rgb = [0, 0, 0]
    for (const { dx, dy } of SUNFLOWER) {
      const [red, green, blue] = colourAt(pixels, x + dx * reach, y + dy * reach)
      sum = [sum[0] + red, sum[1] + green, sum[2] + blue]
    }
    return [sum[0] / SUNFLOWER.length, sum[1] / SUNFLOWER.length, sum[2] / SUNFLOWER.length]
  })

/** Lines where the picture changes. Without paper they lie upon the picture. */
export const edges = (
  pixels: Pixels,
  { ink, paper, strength }: { ink: string; paper: string | null; strength: number },
) => {
  const [line, ground] = [rgbOf(ink), paper === null ? null : rgbOf(paper)]
  const at = (x: number, y: number) => lightness(colourAt(pixels, x, y))
  return paint(pixels, (colour, x, y) => {
    const change = Math.hypot(at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1))
    return blend(ground ?? colour, line, clamp((change - 0.03) * strength))
  })
}

/** Ruled paper: lines at these angles (radians). */
export const ruled = (
  pixels: Pixels,
  { spacing, angles, ink, amount }: { spacing: number; angles: readonly number[]; ink: string; amount: number },
) => {
  const line = rgbOf(ink)
  const directions = angles.map(angle => ({ cos: Math.cos(angle), sin: Math.sin(angle) }))
  const isOn = (across: number) => ((across % spacing) + spacing) % spacing < 1
  return paint(pixels, (colour, x, y) =>
    directions.some(({ cos, sin }) => isOn(y * cos - x * sin)) ? blend(colour, line, amount) : colour,
  )
}
