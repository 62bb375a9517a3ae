import type { Raster } from '../styles/style.ts'

const REACH = 3

/** Sums over all that is above and to the left, with a row and a column of zeros: the sum of a box is four look-ups. */
function sums(values: Float32Array, width: number, height: number): Float64Array {
  const table = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += values[y * width + x] ?? 0
      table[(y + 1) * (width + 1) + x + 1] = (table[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return table
}

function tablesOf({ width, height, pixels }: Raster) {
  const values = Array.from({ length: 5 }, () => new Float32Array(width * height))
  const [red, green, blue, plain, squared] = values
  if (!red || !green || !blue || !plain || !squared) throw new Error('There are five of them.')
  for (let index = 0; index < red.length; index++) {
    const [r, g, b] = [pixels[index * 3] ?? 0, pixels[index * 3 + 1] ?? 0, pixels[index * 3 + 2] ?? 0]
    const brightness = r * 0.3 + g * 0.6 + b * 0.1
    red[index] = r
    green[index] = g
    blue[index] = b
    plain[index] = brightness
    squared[index] = brightness * brightness
  }
  const table = (list: Float32Array) => sums(list, width, height)
  return { colours: [table(red), table(green), table(blue)], plain: table(plain), squared: table(squared) }
}

const boxSum = (table: Float64Array, from: number, to: number, wide: number): number =>
  (table[to] ?? 0) - (table[from + wide] ?? 0) - (table[to - wide] ?? 0) + (table[from] ?? 0)

/**
 * Takes away grain and keeps edges: each pixel becomes the mean of that quarter of its neighbourhood which is most even
 * (Kuwahara's filter).
 */
export function smoothOut(raster: Raster): Raster {
  const { width, height } = raster
  const { colours, plain, squared } = tablesOf(raster)
  const smoothed = new Uint8Array(raster.pixels.length)
  const row = width + 1
  for (let index = 0; index < width * height; index++) {
    const x = index % width
    const y = (index - x) / width
    let best = { from: 0, to: 0, wide: 1, amount: 1 }
    let evenness = Infinity
    for (let quarter = 0; quarter < 4; quarter++) {
      const left = quarter % 2 === 0 ? Math.max(0, x - REACH) : x
      const right = quarter % 2 === 0 ? x + 1 : Math.min(width, x + REACH + 1)
      const top = quarter < 2 ? Math.max(0, y - REACH) : y
      const bottom = quarter < 2 ? y + 1 : Math.min(height, y + REACH + 1)
      const from = top * row + left
      const to = bottom * row + right
      const wide = right - left
      const amount = wide * (bottom - top)
      const own = boxSum(squared, from, to, wide) / amount - (boxSum(plain, from, to, wide) / amount) ** 2
      if (own >= evenness) continue
      evenness = own
      best = { from, to, wide, amount }
    }
    for (let channel = 0; channel < 3; channel++)
      smoothed[index * 3 + channel] = boxSum(colours[channel] ?? plain, best.from, best.to, best.wide) / best.amount
  }
  return { width, height, pixels: smoothed }
}
