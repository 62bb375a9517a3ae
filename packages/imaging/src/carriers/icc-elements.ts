/** Parameters of a parametric curve, by its function. */
const CURVE_PARAMETERS = [1, 3, 4, 5, 7]

const isRising = (numbers: Buffer) => {
  for (let at = 2; at + 1 < numbers.length; at += 2)
    if (numbers.readUInt16BE(at) < numbers.readUInt16BE(at - 2)) return false
  return true
}

/** Eight letters in a row, one or two bytes each. */
const WORDY = /[\x20-\x7e\xa0-\xff]{8}|(?:\0[\x20-\x7e]){8}|(?:[\x20-\x7e]\0){8}/
export const isWordy = (bytes: Buffer) => WORDY.test(bytes.toString('latin1'))

/** What the head of a lookup table takes, and the bytes of each of its numbers (ICC.1:2022, 10.10 and 10.11). */
const LOOKUPS = { mft1: { headBytes: 48, numberBytes: 1 }, mft2: { headBytes: 52, numberBytes: 2 } } as const
const MAX_CHANNELS = 15

/** Where a lookup table ends by its own head, which tells of channels, of grid points, and of entries of the curves on both sides. */
const lengthOfLookup = (element: Buffer, type: keyof typeof LOOKUPS) => {
  const { headBytes, numberBytes } = LOOKUPS[type]
  if (element.length < headBytes) return undefined
  const [inputs = 0, outputs = 0, gridPoints = 0] = element.subarray(8, 11)
  if (Math.min(inputs, outputs) < 1 || Math.max(inputs, outputs) > MAX_CHANNELS) return undefined
  const [before, behind] = type === 'mft1' ? [256, 256] : [element.readUInt16BE(48), element.readUInt16BE(50)]
  return headBytes + numberBytes * (before * inputs + gridPoints ** inputs * outputs + behind * outputs)
}

const padded = (bytes: number) => Math.ceil(bytes / 4) * 4

/** Where so many curves end that follow each other. */
const endOfCurves = (element: Buffer, offset: number, count: number) => {
  let end = offset
  for (let curve = 0; curve < count; curve++) {
    const start = padded(end)
    const isCurve = ['curv', 'para'].includes(element.toString('latin1', start, start + 4))
    end = start + ((isCurve ? lengthOf(element.subarray(start)) : undefined) ?? Number.NaN)
  }
  return end
}

const MATRIX_BYTES = 48
const GRID_HEAD_BYTES = 20

/** Where a grid ends: points by input in 16 bytes, the bytes of a number, and the numbers. */
const endOfGrid = (element: Buffer, offset: number, inputs: number, outputs: number) => {
  const points = element.subarray(offset, offset + inputs)
  const numberBytes = element[offset + 16] ?? Number.NaN
  const isSound = points.length === inputs && [1, 2].includes(numberBytes)
  return isSound
    ? offset + GRID_HEAD_BYTES + points.reduce((all, each) => all * each, outputs * numberBytes)
    : Number.NaN
}

/**
 * Where a table in parts ends (ICC.1:2022, 10.12 and 10.13): curves on both sides and in the middle, a matrix and a grid, each
 * where an offset says. Undefined where one makes no sense, or something stands between them.
 */
const lengthOfParts = (element: Buffer, type: 'mAB ' | 'mBA '): number | undefined => {
  if (element.length < 32) return undefined
  const [inputs = 0, outputs = 0] = element.subarray(8, 10)
  if (Math.min(inputs, outputs) < 1 || Math.max(inputs, outputs) > MAX_CHANNELS) return undefined
  const [near, far] = type === 'mAB ' ? [outputs, inputs] : [inputs, outputs]
  const [b = 0, matrix = 0, m = 0, grid = 0, a = 0] = [12, 16, 20, 24, 28].map(at => element.readUInt32BE(at))
  const parts = [
    { start: b, end: endOfCurves(element, b, near) },
    {
      start: matrix,
      end: isWordy(element.subarray(matrix, matrix + MATRIX_BYTES)) ? Number.NaN : matrix + MATRIX_BYTES,
    },
    { start: m, end: endOfCurves(element, m, near) },
    { start: grid, end: endOfGrid(element, grid, inputs, outputs) },
    { start: a, end: endOfCurves(element, a, far) },
  ].filter(({ start }) => start !== 0)
  let end = 32
  for (const part of parts.toSorted((one, other) => one.start - other.start)) {
    if (!(part.start >= 32 && part.start <= end + 3 && part.end <= element.length)) return undefined
    end = Math.max(end, part.end)
  }
  return end
}

/** How long the numbers of an element are, which is where it has to end; undefined where they make no sense. */
export const lengthOf = (element: Buffer): number | undefined => {
  if (element.length < 12) return undefined
  const type = element.toString('latin1', 0, 4)
  if (type === 'XYZ ') return 20
  if (type === 'sf32') return 8 + 4 * 9
  if (type === 'cicp') return 12
  if (type === 'para') return 12 + 4 * (CURVE_PARAMETERS[element.readUInt16BE(8)] ?? Number.NaN)
  if (type === 'curv') {
    const end = 12 + 2 * element.readUInt32BE(8)
    // Text is no curve: its letters go up and down.
    return end <= element.length && isRising(element.subarray(12, end)) ? end : undefined
  }
  if (type === 'mft1' || type === 'mft2') return lengthOfLookup(element, type)
  return type === 'mAB ' || type === 'mBA ' ? lengthOfParts(element, type) : undefined
}
