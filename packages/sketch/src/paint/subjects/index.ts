import type { BeingId, Subject } from '../../elements.ts'
import { heightAt } from '../../geometry.ts'
import { habitat, SIZES } from '../nature.ts'
import type { Stage } from '../stage.ts'
import { gulls } from './gulls.ts'
import { aura, place, shadow } from './place.ts'
import { waterline } from '../water.ts'
import type { Point } from '../../path.ts'
import type { Random } from '../../random.ts'
import type { Scene } from '../../scene.ts'
import { asFigure, type Node } from '../../shape.ts'

/** Even steps from side to side with a little disorder; one alone stands where thirds meet. */
function columns(random: Random, count: number, avoid: number | null): number[] {
  if (count === 1) return [avoid === null ? random.pick([0.34, 0.64, 0.5, 0.68]) : avoid < 0.5 ? 0.68 : 0.32]
  return Array.from({ length: count }, (_, index) => 0.14 + ((index + 0.5) / count) * 0.72 + random.bell() * 0.03)
}

export interface Ground {
  readonly edge: readonly Point[]
}

export function paintSubjects(stage: Stage, ground: Ground | null): { far: Node[]; near: Node[] } {
  const { scene, width, height } = stage
  const random = stage.random('subjects')
  const [far, near]: [Node[], Node[]] = [[], []]
  const standing = scene.subjects.filter(({ id }) => habitat(id, scene) === 'ground')
  const crowd = standing.reduce((sum, { count }) => sum + count, 0)
  const slots = columns(random, Math.max(1, crowd), null)
  let slot = 0
  for (const subject of scene.subjects) {
    const where = habitat(subject.id, scene)
    if (subject.id === 'bird' && subject.count >= 3 && where === 'air')
      far.push(...gulls(stage, subject.count, random).map(asFigure))
    else if (where === 'ground') {
      for (let index = 0; index < subject.count; index++) {
        const size = SIZES(subject.id) * baseSize(scene, crowd) * random.between(0.9, 1.1)
        const x = within(
          (slots[slot++] ?? 0.5) * width,
          size * (LONG.has(subject.id) ? 0.95 : crowd === 1 ? 0.6 : 0.3),
          width,
        )
        const y = ground ? heightAt(ground.edge, x) + 10 + random.between(0, 24) : height * 0.86
        const spot = { x, y, size, flip: index % 2 === 1 || random.chance(0.4), depth: 0.02 }
        near.push(
          ...aura(stage, subject.id, spot),
          asFigure(shadow(stage, spot)),
          asFigure(place(stage, subject, spot, index)),
        )
      }
    } else floating(stage, subject, where, random, where === 'water' ? far : near)
  }
  return { far, near }
}

const baseSize = (scene: Scene, crowd: number): number => {
  const base = Math.min(scene.height, scene.width * 1.1) * 0.4
  return crowd <= 1 ? base : base * Math.max(0.42, 1 / (0.7 + crowd * 0.22))
}

/** Keeps a thing inside the picture by its margin. */
const within = (value: number, margin: number, end: number) => Math.max(margin, Math.min(end - margin, value))

function floating(
  stage: Stage,
  subject: Subject,
  where: 'air' | 'water' | 'deep' | 'void',
  random: Random,
  nodes: Node[],
) {
  const { scene, width, height, horizon } = stage
  const { count } = subject
  const xs = columns(random, count, count === 1 && stage.orb && where === 'air' ? stage.orb[0] / width : null)
  const base = baseSize(scene, count) * SIZES(subject.id)
  const order = xs
    .map(x => {
      const t = count === 1 ? random.between(0.35, 0.5) : random.between(0.12, 0.85)
      const flip = random.chance(subject.id === 'fish' ? 0.3 : 0.5)
      if (where === 'water')
        return {
          x: x * width,
          y: horizon + (height - horizon) * (0.06 + t * 0.4),
          size: base * (0.42 + t * 0.75),
          flip,
          depth: 0.3 - t * 0.28,
          afloat: true as const,
        }
      const reach = where === 'air' ? horizon : height
      const y =
        where === 'air'
          ? reach * (0.36 + (count === 1 ? 0.12 : random.next() * 0.62))
          : height * (count === 1 ? 0.62 : random.between(0.26, 0.78))
      return {
        x: x * width,
        y,
        size: base * (count === 1 ? (where === 'air' ? 0.8 : 1.15) : random.between(0.32, 0.95)),
        flip,
        depth: count === 1 ? 0.04 : 0.3 * random.next(),
        turn: TURNING.has(subject.id) ? random.bell() * 14 : where === 'void' ? random.bell() * 22 : 0,
      }
    })
    .map(spot => ({
      ...spot,
      x: within(spot.x, spot.size * (count === 1 ? 0.7 : 0.4), width),
      y: where === 'water' ? spot.y : within(spot.y, spot.size * 1.4 + height * 0.02, height + spot.size),
    }))
    .toSorted((a, b) => a.size - b.size)
  for (const [index, spot] of order.entries()) {
    if (where !== 'water') nodes.push(...aura(stage, subject.id, spot))
    nodes.push(asFigure(place(stage, subject, spot, index)))
    if (where === 'water') nodes.push(...waterline(stage, spot.x, spot.y, spot.size * 0.5))
  }
}

/** They would stand over at the edge. */
const LONG: ReadonlySet<BeingId> = new Set(['truck', 'bus', 'tram', 'car', 'motorcycle'])

const TURNING: ReadonlySet<BeingId> = new Set([
  'rocket',
  'plane',
  'butterfly',
  'kite',
  'bird',
  'fish',
  'jellyfish',
  'dolphin',
])
