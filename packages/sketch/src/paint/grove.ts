import { fade, mix, shift } from '../colour.ts'
import { heightAt, swell } from '../geometry.ts'
import { ellipse, limb, rectangle, smooth, terrain, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, group, radial, vertical, type Node } from '../shape.ts'
import type { Stage } from './stage.ts'

const LAYERS = 5

/** A trunk from the ground to above the picture, a little bent, with stubs of boughs. */
function trunk(random: Random, x: number, foot: number, wide: number, top: number): string {
  const lean = random.bell() * wide * 1.6
  const half = wide / 2
  const side = random.sign()
  const bough: Point = [x + lean * 0.4, top + (foot - top) * random.between(0.2, 0.5)]
  return (
    smooth(
      [
        [x - half * 2, foot + 8],
        [x - half * 1.05, foot - wide * 1.3],
        [x + lean * 0.5 - half * 0.8, (foot + top) / 2],
        [x + lean - half * 0.7, top],
        [x + lean + half * 0.7, top],
        [x + lean * 0.5 + half * 0.8, (foot + top) / 2],
        [x + half * 1.05, foot - wide * 1.3],
        [x + half * 2, foot + 8],
      ],
      true,
      0.7,
    ) +
    limb(
      bough,
      [bough[0] + side * wide * random.between(2, 4), bough[1] - wide * random.between(1.4, 3)],
      half * 0.5,
      half * 0.12,
    )
  )
}

/** Leaves that hang into the picture from above. */
function canopy(random: Random, width: number, depth: number, size: number): string {
  return Array.from({ length: Math.ceil((width / size) * 1.6) }, (_, index) => {
    const x = (index * size) / 1.6 + random.bell() * size * 0.5
    return ellipse(
      x,
      depth * (0.35 + 0.3 * Math.sin(x * 0.006 + depth)) * random.between(0.6, 1.25),
      size * random.between(0.5, 0.95),
      size * random.between(0.4, 0.7),
    )
  }).join('')
}

/** Inside the wood: trunks in layers, paler the farther, with the light between them. */
export function paintGrove(stage: Stage): Node[] {
  const { width, height, horizon, palette, scene } = stage
  const random = stage.random('grove')
  const glow = mix(palette.haze, palette.sun, 0.45)
  const [cx, cy] = [width * random.pick([0.36, 0.5, 0.62]), horizon * 0.9]
  const colour = (depth: number) =>
    mix(mix(stage.local('wood', depth), stage.local('pine', depth), 0.5), palette.shade, 0.45 * (1 - depth))
  const layers = Array.from({ length: LAYERS }, (_, layer) => {
    const t = layer / (LAYERS - 1)
    const depth = 0.95 - t * 0.82
    const base = horizon + t ** 1.4 * (height - horizon) * 0.42
    const edge = swell(random, { width, base, relief: 8 + t * 18, waves: random.between(0.6, 1.4) })
    const count = Math.min(60, Math.round((18 - t * 11) * Math.max(1, width / 1000)))
    const trunks = Array.from({ length: count }, (_item, index) => {
      const even = (index + 0.5 + random.bell() * 0.42) / count
      // The nearest ones leave the middle open.
      const x = (t > 0.7 ? (even < 0.5 ? even * 0.66 : 1 - (1 - even) * 0.66) : even) * width
      return trunk(random, x, heightAt(edge, x), (9 + t * 40) * random.between(0.65, 1.25), -20)
    }).join('')
    const own = colour(depth)
    const leaf = mix(
      stage.local(scene.weather.snow ? 'snow' : scene.season ? 'foliage' : 'pine', depth),
      palette.shade,
      0.2 * (1 - depth),
    )
    const soil = mix(stage.local(scene.weather.snow ? 'snow' : 'grass', depth * 0.9), palette.shade, 0.12)
    return group([
      group(
        [body(trunks, vertical([0, mix(own, palette.shade, 0.12)], [0.75, own], [1, mix(own, palette.haze, 0.25)]))],
        { whole: true },
      ),
      group(
        [
          body(
            canopy(random, width, horizon * (0.42 + (1 - t) * 0.26), 60 + t * 60),
            vertical([0, shift(leaf, -0.06)], [1, leaf]),
          ),
        ],
        { whole: true },
      ),
      body(
        terrain(edge, height + 10),
        vertical([0, mix(soil, glow, 0.28 * (1 - t * 0.6))], [0.4, soil], [1, mix(soil, palette.shade, 0.2)]),
      ),
    ])
  })
  const lightAt = (strength: number) =>
    air(
      ellipse(cx, cy, width * 0.6, horizon * 0.75),
      radial([0, fade(glow, strength)], [0.5, fade(glow, strength * 0.45)], [1, fade(glow, 0)]),
    )
  const veil = air(rectangle(0, 0, width, height), fade(palette.haze, scene.weather.fog ? 0.2 : 0.06))
  const bright = stage.dark ? 0.4 : 0.8
  return layers.flatMap((layer, index) =>
    index < LAYERS - 1 ? [...(index < 3 ? [lightAt(bright * (0.9 - index * 0.27))] : []), layer, veil] : [layer],
  )
}
