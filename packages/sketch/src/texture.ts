import { createRandom, type Random } from './random.ts'

export const TILE = 256

const ease = (t: number) => t * t * (3 - 2 * t)

/** Smooth noise that repeats at the edges: values at the corners of cells, blended. */
function valueNoise(random: Random, cells: number): (x: number, y: number) => number {
  const corners = Array.from({ length: cells * cells }, () => random.next() * 2 - 1)
  const corner = (x: number, y: number) => corners[(y % cells) * cells + (x % cells)] ?? 0
  return (x, y) => {
    const [u, v] = [(x / TILE) * cells, (y / TILE) * cells]
    const [column, row, tx, ty] = [Math.floor(u), Math.floor(v), ease(u % 1), ease(v % 1)]
    const top = corner(column, row) * (1 - tx) + corner(column + 1, row) * tx
    const bottom = corner(column, row + 1) * (1 - tx) + corner(column + 1, row + 1) * tx
    return top * (1 - ty) + bottom * ty
  }
}

const RECIPES = {
  /** Film: fine and faint. */
  grain: { fine: 5, middle: 0, coarse: 0, weave: 0 },
  /** Cold-pressed paper: bumps with a shadow. */
  paper: { fine: 5, middle: 8, coarse: 6, weave: 0 },
  canvas: { fine: 5, middle: 4, coarse: 3, weave: 7 },
} as const
export type TextureId = keyof typeof RECIPES

/** A square of greys around 128, one byte a pixel, that can be laid side by side; always the same. */
export function textureTile(id: TextureId): Uint8Array {
  const { fine, middle, coarse, weave } = RECIPES[id]
  const random = createRandom(0x5eed)
  const [bumps, clouds] = [valueNoise(random, 64), valueNoise(random, 12)]
  return Uint8Array.from({ length: TILE * TILE }, (_, index) => {
    const [x, y] = [index % TILE, Math.floor(index / TILE)]
    const relief = middle === 0 ? 0 : (bumps(x, y) - bumps(x + TILE - 2, y + TILE - 2)) * middle
    const threads =
      weave === 0
        ? 0
        : (Math.sin((x * Math.PI) / 2) * (y % 8 < 4 ? 1 : -1) + Math.sin((y * Math.PI) / 2) * (x % 8 < 4 ? 1 : -1)) *
          weave *
          0.5
    return 128 + random.bell() * fine + relief + (coarse === 0 ? 0 : clouds(x, y) * coarse) + threads
  })
}
