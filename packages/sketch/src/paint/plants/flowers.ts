import { type Colour, mix, oklch, shift } from '../../colour.ts'
import { heightAt } from '../../geometry.ts'
import type { Stage } from '../stage.ts'
import { ellipse, limb, type Point, smooth } from '../../path.ts'
import type { Random } from '../../random.ts'
import { body, detail, group, type Node, vertical } from '../../shape.ts'

function blossom(random: Random, x: number, y: number, radius: number, colour: Colour, heart: Colour): Node[] {
  const kind = random.whole(0, 2)
  if (kind === 0) {
    return [
      body(
        smooth(
          [
            [x - radius * 0.8, y - radius],
            [x - radius * 0.4, y - radius * 0.5],
            [x, y - radius * 1.1],
            [x + radius * 0.4, y - radius * 0.5],
            [x + radius * 0.8, y - radius],
            [x + radius * 0.75, y + radius * 0.4],
            [x, y + radius * 0.8],
            [x - radius * 0.75, y + radius * 0.4],
          ],
          true,
          0.8,
        ),
        vertical([0, colour], [1, shift(colour, -0.1)]),
      ),
    ]
  }
  const petals = kind === 1 ? 6 : 11
  const turn = random.between(0, 60)
  const d = Array.from({ length: petals }, (_, index) => {
    const angle = (((index * 360) / petals + turn) * Math.PI) / 180
    return ellipse(
      x + Math.cos(angle) * radius * 0.62,
      y + Math.sin(angle) * radius * 0.56,
      radius * 0.5,
      radius * (kind === 1 ? 0.34 : 0.2),
      (index * 360) / petals + turn,
    )
  }).join('')
  return [body(d, colour), detail(ellipse(x, y, radius * 0.32, radius * 0.29), heart)]
}

/** Flowers of a few kinds on their stems, before everything else. */
export function paintFlowers(stage: Stage, edge: readonly Point[], count: number, colour: Colour | null): Node[] {
  const random = stage.random('flowers')
  const main = colour ?? stage.palette.accent
  const tones = colour
    ? ([main, shift(main, 0.08), shift(main, -0.06)] as const)
    : ([main, stage.palette.second, oklch(0.94, 0.03, 90), shift(main, 0.1, 0.8, 40)] as const)
  const heart = stage.lit(oklch(0.84, 0.15, 88), 0)
  return Array.from({ length: count }, (_, index) => {
    const t = index / count
    const x = random.between(-0.02, 1.02) * stage.width
    const foot = heightAt(edge, x) + t * (stage.height - heightAt(edge, x)) * 1.05 + 18
    const [size, tall] = [(9 + t * 19) * random.between(0.75, 1.2), (34 + t * 88) * random.between(0.7, 1.2)]
    const lean = random.bell() * tall * 0.22
    const stem = mix(stage.local('grass', 0), stage.palette.shade, 0.35)
    const leaf = smooth([
      [x, foot - tall * 0.2],
      [x + size * 0.9, foot - tall * 0.55],
      [x + size * 0.2, foot - tall * 0.3],
    ])
    return group([
      detail(limb([x, foot], [x + lean, foot - tall], 1.2 + t * 1.4, 1 + t) + leaf, stem),
      ...blossom(random, x + lean, foot - tall, size, stage.lit(random.pick(tones), 0.02), heart),
    ])
  })
}

/** A field of flowers in rows of dots, from the horizon to the foreground. */
export function paintFlowerField(stage: Stage): Node[] {
  const { width, height, horizon } = stage
  const random = stage.random('flower field')
  const tones = [stage.palette.accent, stage.palette.second, shift(stage.palette.accent, 0.12, 0.8)] as const
  return Array.from({ length: 15 }, (_, row) => {
    const t = (row + 1) / 15
    const y = horizon + 12 + t ** 1.5 * (height - horizon) * 0.66
    const size = 1.8 + t * 7
    const d = Array.from({ length: Math.round(70 - t * 34) }, () =>
      ellipse(
        random.between(0, 1) * width,
        y + random.bell() * size * 2.6,
        size * random.between(0.5, 1.1),
        size * 0.66,
      ),
    ).join('')
    return detail(d, stage.lit(row % 4 === 3 ? tones[1] : tones[row % 2 === 0 ? 0 : 2], 0.55 - t * 0.5))
  })
}
