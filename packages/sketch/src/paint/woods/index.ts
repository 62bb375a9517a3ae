import { type Colour, fade, mix, shift } from '../../colour.ts'
import { heightAt, swell } from '../../geometry.ts'
import type { Stage } from '../stage.ts'
import { broadleaf, firOutline, palmLeaf } from './outlines.ts'
import { ellipse, type Point, polygon, terrain } from '../../path.ts'
import type { Random } from '../../random.ts'
import { air, body, detail, group, type Node, radial, vertical } from '../../shape.ts'

function woodColours(stage: Stage, leafy: boolean, depth: number): Colour {
  const colour = stage.local(leafy ? 'foliage' : 'pine', depth)
  return stage.scene.weather.snow ? mix(colour, stage.local('snow', depth), 0.22) : colour
}

/** One row of trees with their ground, from left to right. */
function row(
  stage: Stage,
  random: Random,
  options: { base: number; tall: number; depth: number; leafy: boolean },
): Node {
  const { base, tall, depth, leafy } = options
  const { width, palette } = stage
  const edge = swell(random, { width, base, relief: tall * 0.12, waves: 1.2 })
  const colour = woodColours(stage, leafy, depth)
  const outlines: string[] = []
  const step = tall * (leafy ? 0.4 : 0.25)
  for (let x = -step; x < width + step && outlines.length < 260; x += step * random.between(0.6, 1.3)) {
    const size = tall * random.between(0.6, 1.12)
    const foot = heightAt(edge, x) + 4
    if (leafy)
      outlines.push(
        ...[0, 1, 2, 3].map(() =>
          ellipse(
            x + random.bell() * size * 0.22,
            foot - size * random.between(0.3, 0.78),
            size * random.between(0.14, 0.24),
          ),
        ),
        ellipse(x, foot - size * 0.3, size * 0.24, size * 0.34),
      )
    else outlines.push(firOutline(random, x, foot, size))
  }
  const fill = vertical(
    [0, mix(colour, palette.sun, stage.dark ? 0.02 : 0.1)],
    [0.55, colour],
    [1, mix(colour, palette.haze, 0.3)],
  )
  return group([body(outlines.join('') + terrain(edge, base + tall * 0.6), fill)], { whole: true })
}

/** Broad leaves or needles, for the whole picture. */
const isLeafy = ({ scene, random }: Stage): boolean =>
  scene.season !== null || (!scene.weather.snow && !scene.backdrop.includes('mountains') && random('leafy').chance(0.4))

export function paintForest(stage: Stage): Node[] {
  const { horizon, scene, width, palette } = stage
  const random = stage.random('forest')
  const leafy = isLeafy(stage)
  const alone = !scene.backdrop.includes('mountains') && !scene.backdrop.includes('city')
  const tall = horizon * (alone ? random.between(0.34, 0.46) : random.between(0.17, 0.24))
  const layers = alone ? [0.86, 0.66, 0.46] : [0.62, 0.42]
  const nodes = layers.map((depth, index) => {
    const size = tall * (alone ? 1.25 - index * 0.22 : 0.8 + index * 0.3)
    return row(stage, random, { base: horizon + index * 12 - (alone ? 10 : 0), tall: size, depth, leafy })
  })
  const mist = air(
    ellipse(width / 2, horizon, width * 0.7, horizon * 0.14),
    radial([0, fade(palette.haze, scene.weather.fog ? 0.75 : 0.4)], [1, fade(palette.haze, 0)]),
  )
  return alone ? [...nodes.slice(0, 2), ...shafts(stage), mist, ...nodes.slice(2)] : [...nodes, mist]
}

/** Light that falls between the trees. */
function shafts({ orb, palette, random, horizon, scene }: Stage): Node[] {
  if (!orb || !scene.sky.sun || scene.weather.grey > 0.4) return []
  const numbers = random('shafts')
  const [x, y] = orb
  return Array.from({ length: 7 }, () => {
    const [angle, spread, reach] = [numbers.between(-0.75, 0.75), numbers.between(0.02, 0.07), horizon * 1.3]
    const at = (turn: number): Point => [x + Math.sin(turn) * reach, y + Math.cos(turn) * reach]
    const fill = {
      kind: 'radial',
      at: [x, y],
      radius: reach,
      units: 'picture',
      stops: [
        [0, fade(palette.sun, 0)],
        [0.18, fade(palette.sun, 0.2)],
        [1, fade(palette.sun, 0)],
      ],
    } as const
    return air(polygon([[x, y], at(angle - spread), at(angle + spread)]), fill)
  })
}

/** Great dark trees at the edges of the picture, which lead the eye into the wood. */
export function paintForestFrame(stage: Stage): Node[] {
  const { width, height, scene } = stage
  if (!scene.backdrop.includes('forest') || scene.backdrop.length > 1 || scene.ground === 'city') return []
  const random = stage.random('frame')
  const side = random.sign()
  return [-side * 0.53, side * 0.47, side * 0.57].map((offset, index) => {
    const x = width * (0.5 + offset + random.bell() * 0.03)
    const colour = stage.lit(
      mix(scene.palette.local[isLeafy(stage) ? 'foliage' : 'pine'], scene.palette.shade, 0.62 + index * 0.07),
      0,
    )
    const tall = height * random.between(0.72, 0.98) * (index === 0 ? 0.8 : 1)
    const foot = height * random.between(0.97, 1.04)
    if (!isLeafy(stage)) return body(firOutline(random, x, foot, tall), vertical([0, shift(colour, 0.07)], [1, colour]))
    const { trunk, crown } = broadleaf(random, x, foot, tall * 1.05)
    return group([body(trunk, shift(colour, -0.05)), body(crown, vertical([0, shift(colour, 0.08)], [1, colour]))], {
      whole: true,
    })
  })
}

export function paintJungle(stage: Stage): Node[] {
  const { width, horizon, scene } = stage
  const random = stage.random('jungle')
  const back = [0.8, 0.55].map((depth, index) =>
    row(stage, random, { base: horizon + index * 14, tall: horizon * 0.36, depth, leafy: true }),
  )
  const leaves = Array.from({ length: 12 }, (_, index) => {
    const [x, size] = [width * (index / 11 + random.bell() * 0.05), random.between(90, 190)]
    return palmLeaf(x, horizon + 30, size, random.between(-150, -30))
  }).join('')
  return [...back, detail(leaves, woodColours(stage, true, 0.3)), ...(scene.weather.fog ? [] : shafts(stage))]
}
