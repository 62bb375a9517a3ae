import { type Colour, fade, mix, oklch, shift } from '../../colour.ts'
import type { BeingId, Subject } from '../../elements.ts'
import { figureTones, paintFigure, type Part } from '../figure.ts'
import { ANIMAL_FIGURES } from '../figures/animals/index.ts'
import { PEOPLE_FIGURES } from '../figures/people/index.ts'
import { THING_FIGURES } from '../figures/things/index.ts'
import { COATS } from '../nature.ts'
import type { Stage } from '../stage.ts'
import { ellipse, lens, rectangle } from '../../path.ts'
import { air, group, type Node, radial } from '../../shape.ts'

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

export function place(stage: Stage, subject: Subject, spot: Spot, index: number): Node {
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

export const shadow = ({ palette }: Stage, { x, y, size }: Spot): Node =>
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
export function aura({ palette, scene }: Stage, id: BeingId, { x, y, size }: Spot): Node[] {
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
