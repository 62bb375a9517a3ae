import { fade, mix, shift } from '../colour.ts'
import { heightAt, swell } from '../geometry.ts'
import { ellipse, lens, polygon, smooth, terrain, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import { air, body, detail, group, radial, vertical, type Node } from '../shape.ts'
import type { LocalId } from '../schemes/local.ts'
import type { Stage } from './stage.ts'

const SOIL: Partial<Readonly<Record<string, LocalId>>> = {
  snow: 'snow',
  desert: 'dune',
  beach: 'sand',
  moon: 'regolith',
  city: 'earth',
  lake: 'grass',
  sea: 'rock',
  river: 'grass',
}

/** The colour of the ground here: snow, sand, grass. */
export const soil = (stage: Stage): LocalId =>
  stage.scene.weather.snow ? 'snow' : (SOIL[stage.scene.ground] ?? 'grass')

/** Open land from the horizon to the lower edge: layers that grow darker and richer towards us. */
export function paintFields(stage: Stage): Node[] {
  const { width, height, horizon, palette } = stage
  const random = stage.random('fields')
  const id = soil(stage)
  return [0.46, 0.3, 0.17].map((depth, index) => {
    const base = horizon + (height - horizon) * (0.04 + index * 0.23)
    const edge = swell(random, {
      width,
      base,
      relief: (height - horizon) * 0.045 * (index + 1),
      waves: random.between(0.5, 1.1),
    })
    const colour = shift(stage.local(id, depth), index === 1 && id === 'grass' ? -0.05 : 0.01, 1, index === 1 ? 12 : -6)
    return group([
      body(
        terrain(edge, height + 10),
        vertical(
          [0, mix(colour, palette.sun, stage.dark ? 0.05 : 0.2)],
          [0.35, colour],
          [1, mix(colour, palette.shade, 0.25)],
        ),
      ),
      ...(id === 'grass' ? [...copse(stage, random, edge, depth), ...tufts(stage, random, edge, depth)] : []),
    ])
  })
}

/** A few round bushes with their shade, at the rim of a field. */
function copse(stage: Stage, random: Random, edge: readonly Point[], depth: number): Node[] {
  const leaf = mix(stage.local('foliage', depth), stage.palette.shade, 0.12)
  const size = 46 * (1 - depth)
  return Array.from({ length: 3 }, () => {
    const x = random.between(0, 1) * stage.width
    const [rounds, count] = [[] as string[], random.whole(3, 7)]
    for (let index = 0; index < count; index++) {
      const at = x + (index - count / 2) * size * 0.8
      const radius = size * random.between(0.45, 0.85)
      rounds.push(ellipse(at, heightAt(edge, at) + size * 0.3 - radius * 0.5, radius, radius * 0.92))
    }
    const foot = heightAt(edge, x) + size * 0.36
    return group(
      [
        air(lens(x, foot, count * size * 0.6, size * 0.22), fade(stage.palette.shade, 0.3)),
        body(
          rounds.join(''),
          vertical(
            [0, mix(leaf, stage.palette.sun, stage.dark ? 0.04 : 0.2)],
            [1, mix(leaf, stage.palette.shade, 0.3)],
          ),
        ),
      ],
      { whole: true },
    )
  })
}

function tufts(stage: Stage, random: Random, edge: readonly Point[], depth: number): Node[] {
  const colour = mix(stage.local('grass', depth), stage.palette.shade, 0.25)
  const size = 16 * (1 - depth)
  const d = Array.from({ length: 46 }, () => {
    const x = random.between(0, 1) * stage.width
    const y = heightAt(edge, x) + random.next() ** 1.6 * stage.height * 0.12 + 6
    return polygon([
      [x - size * 0.3, y],
      [x - size * 0.5, y - size * 0.8],
      [x, y - size * 0.1],
      [x + size * 0.1, y - size],
      [x + size * 0.25, y - size * 0.1],
      [x + size * 0.6, y - size * 0.7],
      [x + size * 0.4, y],
    ])
  }).join('')
  return [detail(d, fade(colour, 0.55))]
}

export function paintMoonscape(stage: Stage): Node[] {
  const { width, height, horizon, palette } = stage
  const random = stage.random('moonscape')
  return [0.5, 0.3, 0.12].map((depth, layer) => {
    const base = horizon + layer * (height - horizon) * 0.26
    const edge = swell(random, { width, base, relief: 22 + layer * 12, waves: random.between(0.6, 1.4) })
    const colour = stage.local('regolith', depth)
    const craters = Array.from({ length: 6 + layer * 2 }, () => {
      const x = random.between(0, 1) * width
      const y = heightAt(edge, x) + random.between(24, 120 + layer * 60)
      const size = random.between(12, 46) * (0.6 + layer * 0.5)
      return [
        detail(ellipse(x, y, size, size * 0.3), mix(colour, palette.shade, 0.35)),
        detail(ellipse(x, y + size * 0.08, size * 0.84, size * 0.2), mix(colour, palette.shade, 0.12)),
      ]
    }).flat()
    return group([
      body(
        terrain(edge, height + 10),
        vertical([0, shift(colour, 0.12)], [0.4, colour], [1, mix(colour, palette.shade, 0.4)]),
      ),
      ...craters,
    ])
  })
}

/** The ground right before us, on which the subjects stand; its line tells where. */
export function foreground(stage: Stage) {
  const { width, height, horizon, palette, scene } = stage
  const random = stage.random('foreground')
  const base = horizon + (height - horizon) * (scene.ground === 'sea' || scene.ground === 'lake' ? 0.72 : 0.62)
  const edge = swell(random, { width, base, relief: (height - horizon) * 0.07, waves: random.between(0.4, 0.8) })
  const colour = stage.local(soil(stage), 0.03)
  const bright = soil(stage) === 'dune' || soil(stage) === 'snow' || soil(stage) === 'sand'
  const fill = vertical(
    [0, mix(colour, palette.sun, stage.dark ? 0.03 : 0.12)],
    [0.4, mix(colour, palette.shade, bright ? 0.05 : 0.2)],
    [1, mix(colour, palette.shade, bright ? 0.3 : 0.55)],
  )
  const nodes: Node[] = [body(terrain(edge, height + 10), fill)]
  return { edge, nodes: scene.ground === 'city' ? nodes : [...nodes, ...tuftsOn(stage, random, edge)] }
}

function tuftsOn(stage: Stage, random: Random, edge: readonly Point[]): Node[] {
  const id = soil(stage)
  if (id === 'snow' || id === 'sand' || id === 'dune' || id === 'regolith') return pebbles(stage, random, edge)
  const colour = mix(stage.local('grass', 0.02), stage.palette.shade, 0.4)
  const blades = Array.from({ length: 110 }, () => {
    const x = random.between(-0.02, 1.02) * stage.width
    const y = heightAt(edge, x) + 4
    const [tall, lean] = [random.between(8, 30), random.bell() * 12]
    return smooth(
      [
        [x - 2.4, y],
        [x + lean * 0.4, y - tall * 0.6],
        [x + lean, y - tall],
        [x + lean * 0.4 + 2, y - tall * 0.5],
        [x + 2.4, y],
      ],
      true,
      0.7,
    )
  }).join('')
  return [detail(blades, colour)]
}

function pebbles(stage: Stage, random: Random, edge: readonly Point[]): Node[] {
  const colour = mix(stage.local(soil(stage), 0.02), stage.palette.shade, 0.3)
  const d = Array.from({ length: 34 }, () => {
    const x = random.between(0, 1) * stage.width
    const size = random.between(2, 8)
    return lens(x, heightAt(edge, x) + random.between(14, stage.height * 0.2), size * 2.2, size * 0.7)
  }).join('')
  return [detail(d, fade(colour, 0.5))]
}

/** A path of light on the ground, below the sun. */
export function paintGroundLight({ orb, palette, width, height, horizon, scene }: Stage): Node[] {
  if (!orb || scene.weather.grey > 0.4 || scene.ground === 'none') return []
  const strength = scene.time === 'night' ? 0.2 : 0.26
  return [
    air(
      ellipse(orb[0], horizon, width * 0.6, (height - horizon) * 0.55),
      radial([0, fade(palette.sun, strength)], [1, fade(palette.sun, 0)]),
    ),
  ]
}
