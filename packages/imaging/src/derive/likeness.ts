import type { RawPicture } from './placeholder.ts'

/** What a picture looks like, in 64 bits; in two signed halves, since JavaScript's numbers hold 53. */
export interface Likeness {
  readonly high: number
  readonly low: number
}

/** The picture is seen as so many cells in each direction, whatever its shape. */
const CELLS = 32
/** Samples of a cell in each direction: more of them change no bit that counts (adr/0028). */
const SAMPLES = 6
/** Waves across and down of which it is made. */
const WAVES = 8
/** A picture whose strongest wave is weaker than this, of 255, is plain: what it has is noise such as JPEG leaves. */
const PLAIN = 0.25

/** How bright each cell is, from 0 to 255. What can be seen through stands on white, as a page shows it. */
const brightnessOf = ({ data, width, height, channels }: RawPicture): Float64Array => {
  const cells = new Float64Array(CELLS * CELLS)
  const [isColoured, hasAlpha] = [channels >= 3, channels % 2 === 0]
  const [across, down] = [placesOf(width), placesOf(height)]
  for (let row = 0; row < down.length; row++) {
    const [line, firstCell] = [(down[row] ?? 0) * width, Math.floor(row / SAMPLES) * CELLS]
    for (let column = 0, cell = firstCell; column < across.length; cell++) {
      let sum = 0
      for (const end = column + SAMPLES; column < end; column++) {
        const from = (line + (across[column] ?? 0)) * channels
        const red = data[from] ?? 0
        // ITU-R BT.601, as JPEG has it.
        const grey = isColoured ? 0.299 * red + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0) : red
        sum += hasAlpha ? 255 + ((grey - 255) * (data[from + channels - 1] ?? 0)) / 255 : grey
      }
      cells[cell] = (cells[cell] ?? 0) + sum / SAMPLES ** 2
    }
  }
  return cells
}

/** Where the samples are taken along one side: in the middle of as many equal parts. */
const placesOf = (size: number) =>
  Uint32Array.from({ length: CELLS * SAMPLES }, (_, at) => Math.floor(((at + 0.5) * size) / (CELLS * SAMPLES)))

/** The DCT's own waves (type II). The first is none, so that what changes in one direction only is seen, too. */
const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Float64Array.from({ length: CELLS }, (__, x) => Math.cos(((2 * x + 1) * wave * Math.PI) / (2 * CELLS))),
)

/** How much of each wave is in a row of cells: from `from`, `step` apart. */
const wavesOf = (cells: Float64Array, from: number, step: number): number[] =>
  COSINES.map(cosine => {
    let sum = 0
    for (let x = 0; x < CELLS; x++) sum += (cells[from + x * step] ?? 0) * (cosine[x] ?? 0)
    return sum / CELLS
  })

/** The 64 lowest frequencies of both directions. The very first is how bright it is all over. */
const lowFrequencies = (cells: Float64Array): number[] => {
  const across = Float64Array.from(Array.from({ length: CELLS }, (_, y) => wavesOf(cells, y * CELLS, 1)).flat())
  return COSINES.flatMap((_, wave) => wavesOf(across, wave, WAVES))
}

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** A bit for each value: the first is the highest. */
const pack = (values: readonly number[], median: number): number =>
  values.reduce((bits, value) => (bits << 1) | (value > median ? 1 : 0), 0)

/**
 * A perceptual hash by the discrete cosine transform, as pHash makes it: 32 x 32 cells of grey, their 8 x 8 lowest
 * frequencies, a bit for each that is above the median. Christoph Zauner, Implementation and Benchmarking of Perceptual Image
 * Hash Functions (2010), 3.1; http://www.hackerfactor.com/blog/index.php?/archives/432-Looks-Like-It.html. It knows where a
 * picture is light and dark, and nothing of what it shows.
 */
export const likenessOf = (picture: RawPicture): Likeness => {
  const waves = lowFrequencies(brightnessOf(picture))
  if (waves.slice(1).every(wave => Math.abs(wave) < PLAIN)) return { high: 0, low: 0 }
  const median = medianOf(waves)
  const half = waves.length / 2
  return { high: pack(waves.slice(0, half), median), low: pack(waves.slice(half), median) }
}
