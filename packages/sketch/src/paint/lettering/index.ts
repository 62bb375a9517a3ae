import { fade, mix, oklch, type Colour } from '../../colour.ts'
import type { Inscription } from '../../elements.ts'
import { heightAt } from '../../geometry.ts'
import { lens, limb, rectangle, type Point } from '../../path.ts'
import { air, body, detail, group, vertical, type Node } from '../../shape.ts'
import { createLight, type Light } from '../indoors/light.ts'
import { decorOf, paintTable, paintWall } from '../still-life/table.ts'
import type { Stage } from '../stage.ts'
import {
  banner,
  card,
  chalkboard,
  hangingSign,
  neonSign,
  poster,
  woodenBoard,
  written,
  type Written,
} from './boards.ts'
import type { Box } from './letters.ts'

const BRICK = oklch(0.5, 0.09, 35)

function bricks(stage: Stage, light: Light, dark: boolean): Node[] {
  const { width, height } = stage
  const random = stage.random('bricks')
  const colour = dark ? oklch(0.24, 0.035, 290) : BRICK
  const [rows, tall] = [Math.ceil(height / 52), 52]
  const stones = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: Math.ceil(width / 124) + 1 }, (__, column): [string, number] => [
      rectangle(column * 124 - (row % 2) * 62 + 3, row * tall + 3, 118, tall - 6),
      random.bell(),
    ]),
  ).flat()
  const of = (from: number, to: number) =>
    stones
      .filter(([, tone]) => tone >= from && tone < to)
      .map(([d]) => d)
      .join('')
  return [
    air(rectangle(0, 0, width, height), light.dark(colour, 0.42)),
    detail(of(-2, -0.2), light.dark(colour, 0.14)),
    detail(of(-0.2, 0.25), light.lit(colour)),
    detail(of(0.25, 2), light.bright(colour, dark ? 0.04 : 0.12)),
    air(
      rectangle(0, 0, width, height),
      vertical([0, fade(light.white, dark ? 0.02 : 0.12)], [0.5, fade(light.white, 0)], [1, fade(light.shade, 0.3)]),
    ),
  ]
}

const boxOf = ({ width, height }: Stage, wide: number, tall: number, y: number): Box => {
  const side = Math.min(width, height * 1.2)
  return {
    x: width / 2,
    y: height * y,
    width: Math.min(width * 0.86, side * wide),
    height: Math.min(height * 0.7, side * tall),
  }
}

/** The letters themselves, large, on a plain ground. */
function bareLetters(stage: Stage, own: Written, ground: Colour): Node[] {
  const { light, accent, box } = own
  const d = written(own, box)
  if (d === '') return woodenBoard(own)
  const colour = own.inscription.colour ?? (ground.l > 0.6 ? mix(accent, oklch(0.3, 0.08, 280), 0.35) : accent)
  return [
    group([air(d, fade(light.shade, 0.35))], {
      place: { x: stage.width * 0.008, y: stage.height * 0.012, scaleX: 1, scaleY: 1 },
    }),
    body(d, light.lit(colour)),
    detail(rectangle(box.x - box.width * 0.2, box.y + box.height * 0.62, box.width * 0.4, 5), light.lit(colour)),
  ]
}

const on = (stage: Stage, inscription: Inscription, light: Light, box: Box): Written => ({
  inscription,
  letters: stage.letters,
  light,
  accent: stage.palette.accent,
  box,
})

/** A picture of nothing but words and what bears them. */
export function paintSign(stage: Stage, inscription: Inscription): Node[] {
  const light = createLight(stage)
  const decor = decorOf(stage)
  const wall = paintWall(stage, light, decor.wall)
  const at = (wide: number, tall: number, y = 0.5) => on(stage, inscription, light, boxOf(stage, wide, tall, y))
  switch (inscription.surface) {
    case 'neon_sign':
      return [...bricks(stage, light, true), ...neonSign(at(0.76, 0.42))]
    case 'sign':
      return [...bricks(stage, light, false), ...hangingSign(at(0.74, 0.4, 0.54))]
    case 'poster':
    case 'cover':
      return [...wall, ...poster(at(0.6, 0.84))]
    case 'banner':
      return [...wall, ...banner(at(0.8, 0.26))]
    case 'chalkboard':
      return [...wall, ...chalkboard(at(0.78, 0.5))]
    case 'card':
      return [...wall, ...paintTable(stage, light, decor, stage.height * 0.5, false), ...card(at(0.7, 0.46, 0.58))]
    default:
      return [...wall, ...bareLetters(stage, at(0.84, 0.4), decor.wall)]
  }
}

/** A board on a post, at the side of the land. */
export function signpost(stage: Stage, inscription: Inscription, edge: readonly Point[]): Node[] {
  const light = createLight(stage)
  const { width, height } = stage
  const x = width * 0.24
  const [foot, wide] = [heightAt(edge, x) + height * 0.05, Math.min(width * 0.38, height * 0.42)]
  const box: Box = { x, y: foot - wide * 0.72, width: wide, height: wide * 0.42 }
  const wood = oklch(0.44, 0.07, 50)
  return [
    air(lens(x, foot, wide * 0.3, wide * 0.035), fade(stage.palette.shade, 0.45)),
    group(
      [
        body(limb([x, foot], [x, box.y - box.height * 0.7], wide * 0.035, wide * 0.032), light.tube(wood)),
        ...(inscription.surface === 'neon_sign' ? neonSign : woodenBoard)(on(stage, inscription, light, box)),
      ],
      { whole: true },
    ),
  ]
}

/** On the wall above the table, or the furniture. */
export function wallSign(stage: Stage, inscription: Inscription): Node[] {
  const own = on(stage, inscription, createLight(stage), boxOf(stage, 0.5, 0.16, 0.15))
  const paint = {
    neon_sign: neonSign,
    chalkboard,
    poster: card,
    card,
    banner,
    sign: woodenBoard,
    cover: card,
    lettering: woodenBoard,
  }
  return paint[inscription.surface](own)
}

/** A plate at the lower edge, as below a painting. */
export function namePlate(stage: Stage, inscription: Inscription): Node[] {
  const own = on(stage, inscription, createLight(stage), boxOf(stage, 0.56, 0.1, 0.91))
  return card({ ...own, inscription: { ...inscription, colour: inscription.colour ?? oklch(0.8, 0.09, 85) } })
}
