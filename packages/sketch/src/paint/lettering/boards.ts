import { fade, mix, oklch, shift, type Colour } from '../../colour.ts'
import type { Inscription } from '../../elements.ts'
import { ellipse, limb, polygon, rectangle, smooth } from '../../path.ts'
import { air, body, detail, light as shining, line, radial, vertical, type Node } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'
import { breakLines } from './break-lines.ts'
import { block, type Box, type Letters } from './letters.ts'

/** What a board needs to be painted, in units of the picture. */
export interface Written {
  readonly inscription: Inscription
  readonly letters: Letters
  readonly light: Light
  readonly accent: Colour
  readonly box: Box
}

const INK = oklch(0.24, 0.03, 50)
const PAPER = oklch(0.95, 0.02, 88)

const inner = ({ x, y, width, height }: Box, share: number): Box => ({
  x,
  y,
  width: width * share,
  height: height * share,
})
const frame = ({ x, y, width, height }: Box, more = 0): string =>
  rectangle(x - width / 2 - more, y - height / 2 - more, width + more * 2, height + more * 2)

export const written = ({ inscription, letters }: Written, box: Box): string =>
  block(letters, inscription.texts.flatMap(breakLines), box)

const text = (own: Written, box: Box, colour: Colour): Node[] => {
  const d = written(own, box)
  return d === '' ? [] : [detail(d, colour)]
}

const shadowOf = ({ light, box }: Written): Node =>
  air(frame({ ...box, x: box.x + box.width * 0.02, y: box.y + box.height * 0.05 }, 6), fade(light.shade, 0.28))

/** Painted wood in a frame. */
export function woodenBoard(own: Written): Node[] {
  const { light, box } = own
  const colour = own.inscription.colour ?? oklch(0.42, 0.075, 48)
  const pale = colour.l > 0.66
  const planks = [0.28, 0.5, 0.74]
    .map(
      at =>
        `M${box.x - box.width / 2} ${box.y - box.height / 2 + box.height * at}L${box.x + box.width / 2} ${box.y - box.height / 2 + box.height * at}`,
    )
    .join('')
  return [
    shadowOf(own),
    body(frame(box, box.height * 0.05), light.dark(shift(colour, -0.08), 0.3)),
    body(frame(box), vertical([0, light.bright(colour, 0.14)], [1, light.dark(colour, 0.1)])),
    line(planks, fade(light.dark(colour, 0.4), 0.35), 2),
    ...text(own, inner(box, 0.8), pale ? light.lit(INK) : light.bright(PAPER, 0.1)),
  ]
}

/** Two chains from above, and the board. */
export const hangingSign = (own: Written): Node[] => {
  const { box, light } = own
  const iron = light.lit(oklch(0.26, 0.01, 270))
  const top = box.y - box.height / 2
  const chains = [-0.36, 0.36]
    .map(at => `M${box.x + box.width * at} ${top - box.height * 0.34}L${box.x + box.width * at} ${top}`)
    .join('')
  return [
    body(
      limb(
        [box.x - box.width * 0.5, top - box.height * 0.34],
        [box.x + box.width * 0.5, top - box.height * 0.34],
        6,
        6,
      ),
      iron,
    ),
    line(chains, iron, 5),
    ...woodenBoard(own),
  ]
}

export function neonSign(own: Written): Node[] {
  const { box } = own
  const tube = own.inscription.colour
    ? { ...own.inscription.colour, l: 0.75, c: Math.max(0.16, own.inscription.colour.c) }
    : oklch(0.75, 0.2, 350)
  const d = written(own, inner(box, 0.82))
  const glow = (width: number, alpha: number): Node => ({
    role: 'light',
    d: d === '' ? frame(inner(box, 0.6)) : d,
    stroke: fade(tube, alpha),
    width,
  })
  return [
    air(
      ellipse(box.x, box.y, box.width * 0.85, box.height * 1.1),
      radial([0, fade(tube, 0.42)], [0.5, fade(tube, 0.14)], [1, fade(tube, 0)]),
    ),
    line(frame(box, -4), fade(oklch(0.8, 0.13, 210), 0.25), 16, 'light'),
    line(frame(box, -4), oklch(0.86, 0.1, 205), 5, 'light'),
    glow(22, 0.16),
    glow(11, 0.3),
    glow(4, 0.95),
    ...(d === '' ? [] : [shining(d, mix(tube, oklch(0.99, 0.02, 0), 0.6))]),
  ]
}

export function poster(own: Written): Node[] {
  const { box, light, accent } = own
  const ground = own.inscription.colour ?? oklch(0.9, 0.05, 85)
  const dark = ground.l < 0.6
  const sun = { x: box.x, y: box.y - box.height * 0.16, radius: Math.min(box.width, box.height) * 0.26 }
  return [
    shadowOf(own),
    body(frame(box), vertical([0, light.bright(ground, 0.12)], [1, light.lit(ground)])),
    body(ellipse(sun.x, sun.y, sun.radius), light.lit(accent)),
    ...[0.2, 0.5, 0.8].map(at =>
      detail(
        rectangle(sun.x - sun.radius, sun.y + sun.radius * at, sun.radius * 2, sun.radius * 0.07 * (1 + at)),
        light.lit(ground),
      ),
    ),
    ...text(
      own,
      { ...inner(box, 0.84), y: box.y + box.height * 0.32, height: box.height * 0.26 },
      dark ? light.bright(PAPER, 0.1) : light.lit(INK),
    ),
    line(frame(box, -box.width * 0.03), fade(dark ? light.white : light.lit(INK), 0.5), 3),
  ]
}

export function banner(own: Written): Node[] {
  const { box, light, accent } = own
  const colour = own.inscription.colour ?? { ...accent, l: Math.min(0.6, accent.l) }
  const [left, right, top, low] = [
    box.x - box.width / 2,
    box.x + box.width / 2,
    box.y - box.height / 2,
    box.y + box.height / 2,
  ]
  return [
    line(
      `M0 ${top - box.height * 0.7}L${left} ${top}M${box.x * 2} ${top - box.height * 0.7}L${right} ${top}`,
      light.dark(oklch(0.6, 0.04, 70), 0.2),
      5,
    ),
    body(
      polygon([
        [left, top],
        [right, top],
        [right + box.width * 0.04, box.y],
        [right, low],
        [left, low],
        [left - box.width * 0.04, box.y],
      ]),
      {
        kind: 'linear',
        from: [0, 0],
        to: [1, 0.2],
        stops: [
          [0, light.dark(colour, 0.16)],
          [0.3, light.bright(colour, 0.14)],
          [0.6, light.lit(colour)],
          [0.8, light.bright(colour, 0.1)],
          [1, light.dark(colour, 0.2)],
        ],
      },
    ),
    ...text(own, inner(box, 0.8), colour.l > 0.7 ? light.lit(INK) : light.bright(PAPER, 0.2)),
  ]
}

export function chalkboard(own: Written): Node[] {
  const { box, light } = own
  const dust = smooth([
    [box.x - box.width * 0.3, box.y - box.height * 0.2],
    [box.x + box.width * 0.2, box.y - box.height * 0.34],
    [box.x + box.width * 0.36, box.y + box.height * 0.2],
    [box.x - box.width * 0.2, box.y + box.height * 0.3],
  ])
  return [
    shadowOf(own),
    body(frame(box, box.height * 0.06), light.tube(oklch(0.6, 0.09, 62))),
    body(frame(box), vertical([0, light.lit(oklch(0.32, 0.025, 160))], [1, light.lit(oklch(0.27, 0.02, 165))])),
    air(dust, fade(light.white, 0.05)),
    ...text(own, inner(box, 0.78), fade(light.bright(PAPER, 0.3), 0.92)),
    detail(limb([box.x - 30, box.y + box.height * 0.52], [box.x + 6, box.y + box.height * 0.52], 5, 5), light.white),
  ]
}

export function card(own: Written): Node[] {
  const { box, light, accent } = own
  const paper = own.inscription.colour ?? PAPER
  return [
    shadowOf(own),
    body(frame(box), vertical([0, light.bright(paper, 0.3)], [1, light.lit(paper)])),
    line(frame(box, -box.height * 0.05), light.lit(accent), 3),
    line(frame(box, -box.height * 0.075), fade(light.lit(accent), 0.6), 1.4),
    ...text(own, inner(box, 0.74), paper.l > 0.6 ? light.lit(INK) : light.bright(PAPER, 0.2)),
  ]
}
