import { fade, mix, oklch, shift, type Colour } from '../../colour.ts'
import type { Portrait } from '../../elements.ts'
import { rectangle } from '../../path.ts'
import { air, asFigure, group, vertical, type Node } from '../../shape.ts'
import { createLight } from '../indoors/light.ts'
import type { Stage } from '../stage.ts'
import { paintClothes } from './clothes.ts'
import { paintFace, paintNeck } from './face.ts'
import { beardOf, hairBehind, hairInFront } from './hair.ts'
import { createSitter } from './sitter.ts'
import { crownOf, earringsOf, hatOf, scarfOf, spectaclesOf } from './worn.ts'

const GROUNDS: readonly [Colour, ...Colour[]] = [
  oklch(0.5, 0.06, 200),
  oklch(0.62, 0.08, 55),
  oklch(0.4, 0.05, 265),
  oklch(0.72, 0.06, 150),
  oklch(0.66, 0.08, 20),
  oklch(0.36, 0.04, 45),
]

function paintGround(stage: Stage): Node[] {
  const { width, height, palette } = stage
  const light = createLight(stage)
  const picked = stage.random('ground').pick(GROUNDS)
  const colour = palette.named
    ? mix(picked, { ...palette.accent, l: picked.l, c: Math.min(0.1, palette.accent.c) }, 0.85)
    : picked
  return [
    air(
      rectangle(0, 0, width, height),
      vertical([0, light.dark(colour, 0.16)], [1, light.dark(shift(colour, -0.06), 0.3)]),
    ),
    air(rectangle(0, 0, width, height), {
      kind: 'radial',
      at: [0.36, 0.36],
      radius: 0.62,
      stops: [
        [0, fade(light.bright(colour, 0.4), 0.85)],
        [0.5, fade(light.bright(colour, 0.1), 0.4)],
        [1, fade(light.lit(colour), 0)],
      ],
    }),
  ]
}

/** Units of the picture to one of the sitter, whose head is 280 high. */
const scaleFor = ({ width, height }: Stage) => Math.min(height * 0.002, width * 0.00225)

export function paintPortrait(stage: Stage, portrait: Portrait): Node[] {
  const sitter = createSitter(portrait, createLight(stage), stage.random('sitter'))
  const scale = scaleFor(stage)
  const parts = [
    ...hairBehind(sitter),
    ...paintNeck(sitter),
    ...paintClothes(sitter, stage.height / scale),
    ...scarfOf(sitter),
    ...paintFace(sitter),
    ...beardOf(sitter),
    ...hairInFront(sitter),
    ...earringsOf(sitter),
    ...spectaclesOf(sitter),
    ...hatOf(sitter),
    ...crownOf(sitter),
  ]
  const tall = portrait.hat || portrait.crown ? 0.5 : 0.45
  return [
    ...paintGround(stage),
    asFigure(
      group(parts, {
        whole: true,
        place: { x: stage.width / 2, y: stage.height * tall, scaleX: scale, scaleY: scale },
      }),
    ),
  ]
}
