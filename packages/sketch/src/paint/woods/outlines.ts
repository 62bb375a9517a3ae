import { ellipse, limb, type Point, polygon, smooth } from '../../path.ts'
import type { Random } from '../../random.ts'

/** A fir as one outline: tiers that widen downwards, with drooping tips. Foot at x, y. */
export function firOutline(random: Random, x: number, y: number, tall: number): string {
  const tiers = Math.max(4, Math.min(9, Math.round(tall / 24)))
  const half = tall * random.between(0.17, 0.24)
  const right: Point[] = []
  const left: Point[] = []
  for (let tier = 0; tier < tiers; tier++) {
    const t = (tier + 1) / tiers
    const level = y - tall + t * tall * 0.93
    const reach = half * (0.16 + t * 0.84)
    right.push([x + reach * random.between(0.85, 1.1), level + tall * 0.015], [x + reach * 0.42, level - tall * 0.012])
    left.push([x - reach * random.between(0.85, 1.1), level + tall * 0.015], [x - reach * 0.42, level - tall * 0.012])
  }
  const trunk = tall * 0.02
  return polygon([
    [x, y - tall],
    ...right,
    [x + trunk, y - tall * 0.07],
    [x + trunk, y],
    [x - trunk, y],
    [x - trunk, y - tall * 0.07],
    ...left.toReversed(),
  ])
}

/** A broad-leaved tree as outlines: trunk with boughs, a crown of many rounds, its darker foot and its bright top. */
export function broadleaf(random: Random, x: number, y: number, tall: number) {
  const thick = tall * 0.034
  const crownY = y - tall * 0.64
  const root = smooth(
    [
      [x - thick * 2.6, y + 3],
      [x - thick * 1.1, y - tall * 0.07],
      [x - thick * 0.7, y - tall * 0.34],
      [x - thick * 0.5, crownY],
      [x + thick * 0.5, crownY],
      [x + thick * 0.7, y - tall * 0.34],
      [x + thick * 1.2, y - tall * 0.06],
      [x + thick * 2.8, y + 3],
    ],
    true,
    0.8,
  )
  const boughs = [-0.24, 0.22, 0.05]
    .map(side => limb([x, y - tall * 0.3], [x + side * tall, crownY - tall * 0.02], thick * 0.62, thick * 0.26))
    .join('')
  const cluster = (count: number, reach: readonly [number, number], size: number, at: readonly [number, number]) =>
    Array.from({ length: count }, (_, index) => {
      const angle = (index / count) * 6.28 + random.bell() * 0.3
      return ellipse(
        x + at[0] * tall + Math.cos(angle) * tall * reach[0] * random.between(0.8, 1.15),
        crownY + at[1] * tall + Math.sin(angle) * tall * reach[1] * random.between(0.8, 1.15),
        tall * size * random.between(0.72, 1.2),
      )
    }).join('')
  const side = random.sign() * 0.05
  return {
    trunk: root + boughs,
    crown:
      cluster(13, [0.31, 0.17], 0.085, [0, 0]) +
      ellipse(x, crownY, tall * 0.32, tall * 0.19) +
      cluster(7, [0.16, 0.1], 0.1, [side, -0.13]),
    foot: cluster(7, [0.22, 0.05], 0.07, [-side, 0.08]),
    sheen: cluster(6, [0.15, 0.06], 0.06, [side * 1.6, -0.14]) + cluster(3, [0.06, 0.03], 0.05, [side * 5, 0]),
  }
}

/** A drooping leaf, pointed at both ends. */
export function palmLeaf(x: number, y: number, size: number, turnDegrees: number): string {
  const angle = (turnDegrees * Math.PI) / 180
  const [u, v] = [Math.cos(angle), Math.sin(angle)]
  const at = (along: number, across: number): Point => [
    x + (u * along - v * across) * size,
    y + (v * along + u * across) * size + along * along * size * 0.42,
  ]
  return smooth([at(0, 0), at(0.35, -0.1), at(0.7, -0.09), at(1, 0), at(0.68, 0.06), at(0.33, 0.05)])
}
