import { mix, shift } from '../../colour.ts'
import { heightAt, swell } from '../../geometry.ts'
import type { Stage } from '../stage.ts'
import { ellipse, type Point, terrain } from '../../path.ts'
import type { Random } from '../../random.ts'
import { body, detail, group, type Node, vertical } from '../../shape.ts'

export function paintHills(stage: Stage): Node[] {
  const { width, horizon, palette, scene } = stage
  const random = stage.random('hills')
  return [0.78, 0.58, 0.42].map((depth, index) => {
    const edge = swell(random, {
      width,
      base: horizon - (2.4 - index) * horizon * 0.055,
      relief: horizon * random.between(0.035, 0.065),
      waves: random.between(0.8, 1.7),
    })
    const colour = stage.local(scene.weather.snow ? 'snow' : index === 1 ? 'foliage' : 'grass', depth)
    return group([
      body(
        terrain(edge, horizon + 40),
        vertical(
          [0, mix(colour, palette.sun, 0.1)],
          [0.6, mix(colour, palette.haze, 0.18)],
          [1, mix(colour, palette.haze, 0.3)],
        ),
      ),
      ...thickets(stage, random, edge, depth - 0.08),
    ])
  })
}

/** Round trees strewn along a hill, in clumps. */
function thickets(stage: Stage, random: Random, edge: readonly Point[], depth: number): Node[] {
  const colour = stage.local('foliage', depth)
  const size = 20 * (1.15 - depth)
  return Array.from({ length: 9 }, () => {
    const x = random.between(0, 1) * stage.width
    const d = Array.from({ length: random.whole(2, 5) }, (_, index) => {
      const at = x + index * size * 0.9
      const radius = size * random.between(0.6, 1)
      return ellipse(at, heightAt(edge, at) + random.between(0, 30) - radius * 0.6, radius, radius * 1.12)
    }).join('')
    return detail(d, shift(colour, random.bell() * 0.03))
  })
}
