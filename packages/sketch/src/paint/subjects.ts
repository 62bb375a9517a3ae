import { fade, mix, oklch, shift, type Colour } from '../colour.ts'
import { heightAt } from '../geometry.ts'
import { ellipse, lens, rectangle, smooth, type Point } from '../path.ts'
import type { Random } from '../random.ts'
import type { BeingId, Subject } from '../elements.ts'
import type { Scene } from '../scene.ts'
import { air, detail, group, radial, type Node } from '../shape.ts'
import { ANIMAL_FIGURES } from './animals.ts'
import { figureTones, paintFigure, type Part } from './figure.ts'
import { COATS, SIZES, habitat } from './nature.ts'
import { PEOPLE_FIGURES } from './people.ts'
import type { Stage } from './stage.ts'
import { THING_FIGURES } from './things.ts'
import { waterline } from './water.ts'

const FIGURES: Readonly<Record<BeingId, () => readonly Part[]>> = {
  ...ANIMAL_FIGURES,
  ...PEOPLE_FIGURES,
  ...THING_FIGURES,
}

const SKINS = [oklch(0.82, 0.06, 60), oklch(0.7, 0.08, 58), oklch(0.56, 0.08, 52), oklch(0.42, 0.06, 48)] as const

interface Spot {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly flip: boolean
  readonly depth: number
  readonly turn?: number
  readonly afloat?: true
}

/** Near things sink into the shade against the light; the one the picture is about keeps more of its colour. */
function subjectLight(stage: Stage, colour: Colour, depth: number): Colour {
  const { palette } = stage
  const { alpha = 1 } = colour
  const dimmed = {
    ...colour,
    l: colour.l * (1 - palette.dim * (stage.scene.setting === 'space' ? 0.15 : 0.6)),
    c: colour.c * (1 - palette.dim * 0.25),
  }
  const near = mix(dimmed, palette.shade, palette.backlight * (stage.scene.setting === 'space' ? 0.06 : 0.32))
  return { ...mix(near, palette.haze, depth * 0.6), alpha }
}

function place(stage: Stage, subject: Subject, spot: Spot, index: number): Node {
  const random = stage.random(`${subject.id}${index}`)
  const coats = COATS[subject.id]
  const main = subject.colour ?? (coats ? random.pick(coats) : shift(stage.palette.accent, 0, 1, index * 67))
  const accent =
    coats && !subject.colour
      ? stage.palette.accent
      : subject.colour
        ? mix(main, oklch(0.9, 0.05, 80), 0.5)
        : stage.palette.second
  const lit = (colour: Colour) => subjectLight(stage, colour, spot.depth)
  const own = figureTones(main, accent, lit, random.pick(SKINS))
  const tones = LUMINOUS.has(subject.id)
    ? { ...figureTones(main, accent, colour => colour, SKINS[0]), hair: own.hair, light: own.light }
    : own
  const scale = spot.size / 100
  const draught = spot.afloat ? (DRAUGHT[subject.id] ?? 0) : 0
  const clip = draught === 0 ? {} : { clip: rectangle(-150, -200, 300, 200 - draught) }
  return group(paintFigure(FIGURES[subject.id](), tones), {
    ...clip,
    whole: true,
    place: {
      x: spot.x,
      y: spot.y + draught * scale,
      scaleX: spot.flip ? -scale : scale,
      scaleY: scale,
      turn: spot.turn ?? 0,
    },
  })
}

const shadow = ({ palette }: Stage, { x, y, size }: Spot): Node =>
  air(lens(x, y, size * 0.5, size * 0.05), fade(palette.shade, 0.4))

/** How much of it is below the water, in hundredths of its height. */
const DRAUGHT: Partial<Readonly<Record<BeingId, number>>> = {
  whale: 30,
  turtle: 24,
  fish: 34,
  jellyfish: 56,
  boat: 4,
  ship: 6,
  swan: 5,
}

/** What shines by itself is not darkened by the night. */
const LUMINOUS: ReadonlySet<BeingId> = new Set(['campfire', 'lantern', 'jellyfish'])

/** Light behind a thing, so that it stands out from what is behind it. */
function aura({ palette, scene }: Stage, id: BeingId, { x, y, size }: Spot): Node[] {
  if (LUMINOUS.has(id)) {
    const glow = id === 'jellyfish' ? palette.local.ice : palette.local.lamp
    return [
      air(
        ellipse(x, y - size * 0.5, size * 1.5),
        radial([0, fade(glow, 0.7)], [0.3, fade(glow, 0.25)], [1, fade(glow, 0)]),
      ),
    ]
  }
  return scene.setting === 'land'
    ? [air(ellipse(x, y - size * 0.5, size * 0.95), radial([0, fade(palette.haze, 0.5)], [1, fade(palette.haze, 0)]))]
    : []
}

/** A far bird: two strokes of the wing. */
function gulls(stage: Stage, count: number, random: Random): Node[] {
  const colour = mix(stage.palette.shade, stage.palette.haze, 0.1)
  const [cx, cy] = [stage.width * random.between(0.3, 0.7), stage.horizon * random.between(0.25, 0.45)]
  return Array.from({ length: count }, (_, index) => {
    const [x, y, size, flap] = [
      cx + random.bell() * stage.width * 0.32,
      cy + random.bell() * stage.horizon * 0.22,
      random.between(20, 46),
      random.between(0.3, 0.8),
    ]
    const wing = (side: number): Point[] => [
      [x, y],
      [x + side * size * 0.45, y - size * flap * 0.62],
      [x + side * size, y - size * flap * 0.2],
      [x + side * size * 0.5, y - size * flap * 0.4],
    ]
    return detail(
      smooth([...wing(1)], true, 0.8) + smooth([...wing(-1)], true, 0.8) + ellipse(x, y, size * 0.09, size * 0.07),
      index % 3 === 0 ? mix(colour, stage.palette.haze, 0.3) : colour,
    )
  })
}

/** Even steps from side to side with a little disorder; one alone stands where thirds meet. */
function columns(random: Random, count: number, avoid: number | null): number[] {
  if (count === 1) return [avoid === null ? random.pick([0.34, 0.64, 0.5, 0.68]) : avoid < 0.5 ? 0.68 : 0.32]
  return Array.from({ length: count }, (_, index) => 0.14 + ((index + 0.5) / count) * 0.72 + random.bell() * 0.03)
}

export interface Ground {
  readonly edge: readonly Point[]
}

export function drawSubjects(stage: Stage, ground: Ground | null): { far: Node[]; near: Node[] } {
  const { scene, width, height } = stage
  const random = stage.random('subjects')
  const [far, near]: [Node[], Node[]] = [[], []]
  const standing = scene.subjects.filter(({ id }) => habitat(id, scene) === 'ground')
  const crowd = standing.reduce((sum, { count }) => sum + count, 0)
  const slots = columns(random, Math.max(1, crowd), null)
  let slot = 0
  for (const subject of scene.subjects) {
    const where = habitat(subject.id, scene)
    if (subject.id === 'bird' && subject.count >= 3 && where === 'air') far.push(...gulls(stage, subject.count, random))
    else if (where === 'ground') {
      for (let index = 0; index < subject.count; index++) {
        const size = SIZES(subject.id) * baseSize(scene, crowd) * random.between(0.9, 1.1)
        const x = within((slots[slot++] ?? 0.5) * width, crowd === 1 ? size * 0.6 : size * 0.3, width)
        const y = ground ? heightAt(ground.edge, x) + 10 + random.between(0, 24) : height * 0.86
        const spot = { x, y, size, flip: index % 2 === 1 || random.chance(0.4), depth: 0.02 }
        near.push(...aura(stage, subject.id, spot), shadow(stage, spot), place(stage, subject, spot, index))
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
    nodes.push(place(stage, subject, spot, index))
    if (where === 'water') nodes.push(...waterline(stage, spot.x, spot.y, spot.size * 0.5))
  }
}

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
