/** Three numbers a place, and how sure each is: 0 is not known, 1 is given. */
export interface Field {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
  readonly weights: Float32Array
}

/** Four places become one, each counted by how sure it is. */
function coarser({ width, height, values, weights }: Field): Field {
  const [wide, tall] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const coarse = { values: new Float32Array(wide * tall * 3), weights: new Float32Array(wide * tall) }
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0
    if (weight === 0) continue
    const target = (Math.floor(index / width) >> 1) * wide + ((index % width) >> 1)
    coarse.weights[target] = (coarse.weights[target] ?? 0) + weight
    for (let axis = 0; axis < 3; axis++)
      coarse.values[target * 3 + axis] =
        (coarse.values[target * 3 + axis] ?? 0) + weight * (values[index * 3 + axis] ?? 0)
  }
  for (let index = 0; index < coarse.weights.length; index++) {
    const weight = coarse.weights[index] ?? 0
    if (weight === 0) continue
    for (let axis = 0; axis < 3; axis++)
      coarse.values[index * 3 + axis] = (coarse.values[index * 3 + axis] ?? 0) / weight
    coarse.weights[index] = Math.min(1, weight)
  }
  return { width: wide, height: tall, ...coarse }
}

/** What a field says between its places, `x` and `y` in places of one twice as fine. */
function between({ width, height, values }: Field, x: number, y: number, axis: number): number {
  const u = Math.min(width - 1, Math.max(0, x / 2 - 0.25))
  const v = Math.min(height - 1, Math.max(0, y / 2 - 0.25))
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)]
  const at = (column: number, row: number) => values[(row * width + column) * 3 + axis] ?? 0
  const above = at(left, top) * (1 - (u - left)) + at(right, top) * (u - left)
  const below = at(left, bottom) * (1 - (u - left)) + at(right, bottom) * (u - left)
  return above * (1 - (v - top)) + below * (v - top)
}

/**
 * Stretches what is given over what is not, as smoothly as a skin: down to one place and up again (Gortler's push and pull).
 * Where nothing at all is given, all is 0.
 */
export function stretched(field: Field): Float32Array {
  const { width, height, values, weights } = field
  if (width <= 1 && height <= 1) return values
  const coarse = coarser(field)
  const wide = { ...coarse, values: stretched(coarse) }
  const filled = new Float32Array(values.length)
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0
    const [x, y] = [index % width, Math.floor(index / width)]
    for (let axis = 0; axis < 3; axis++)
      filled[index * 3 + axis] =
        weight >= 1
          ? (values[index * 3 + axis] ?? 0)
          : (values[index * 3 + axis] ?? 0) * weight + between(wide, x, y, axis) * (1 - weight)
  }
  return filled
}

/** How far each place is from the nearest one of `isOutside`, in places; Infinity where there is none (chamfer of 1 and 1.41). */
export function distances(width: number, height: number, isOutside: (index: number) => boolean): Float32Array {
  const far = new Float32Array(width * height)
  const closer = (index: number, other: number, step: number) => {
    far[index] = Math.min(far[index] ?? 0, (far[other] ?? 0) + step)
  }
  const pass = (index: number, sign: 1 | -1) => {
    const x = index % width
    const hasSide = sign === 1 ? x > 0 : x < width - 1
    const hasOther = sign === 1 ? x < width - 1 : x > 0
    const above = index - sign * width
    if (hasSide) closer(index, index - sign, 1)
    if (above < 0 || above >= far.length) return
    closer(index, above, 1)
    if (hasSide) closer(index, above - sign, Math.SQRT2)
    if (hasOther) closer(index, above + sign, Math.SQRT2)
  }
  for (let index = 0; index < far.length; index++) far[index] = isOutside(index) ? 0 : Infinity
  for (let index = 0; index < far.length; index++) pass(index, 1)
  for (let index = far.length - 1; index >= 0; index--) pass(index, -1)
  return far
}
