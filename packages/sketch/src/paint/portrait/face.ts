import { fade, mix, oklch, shift } from '../../colour.ts'
import { ellipse, limb, smooth } from '../../path.ts'
import { air, body, detail, line, radial, type Node } from '../../shape.ts'
import { mirrored, type Sitter } from './sitter.ts'

const EYE_X = 40

const headOutline = ({ cheek, jaw, chin }: Sitter): string =>
  smooth(
    mirrored([
      [0, -140],
      [cheek * 0.62, -124],
      [cheek * 0.97, -70],
      [cheek, -6],
      [cheek * 0.94, 44],
      [jaw, 96],
      [jaw * 0.48, chin - 8],
      [0, chin],
    ]),
    true,
    0.95,
  )

export function paintNeck({ woman, child, light, skin, skinPaint }: Sitter): Node[] {
  const half = child ? 38 : woman ? 42 : 58
  return [
    body(
      smooth(
        [
          [-half, 60],
          [-half, 150],
          [-half - 26, 204],
          [0, 240],
          [half + 26, 204],
          [half, 150],
          [half, 60],
        ],
        true,
        0.6,
      ),
      skinPaint,
    ),
    detail(ellipse(6, 132, half * 0.98, 34), fade(light.dark(skin, 0.34), 0.55)),
  ]
}

function ears({ cheek, eyeY, skin, light }: Sitter): Node[] {
  return [-1, 1].flatMap((side): Node[] => [
    body(ellipse(side * (cheek + 4), eyeY + 16, 15, 30, side * 8), side < 0 ? light.lit(skin) : light.dark(skin, 0.16)),
    detail(ellipse(side * (cheek + 6), eyeY + 17, 7, 18, side * 8), fade(light.dark(skin, 0.3), 0.55)),
  ])
}

function eyes(sitter: Sitter): Node[] {
  const { eyeY, light, woman, child, ink, fold, age } = sitter
  const [wide, tall] = child ? [23, 15] : [22, 11]
  return [-1, 1].flatMap((side): Node[] => {
    const x = side * EYE_X
    const almond = `M${x - wide} ${eyeY + 2}C${x - wide * 0.5} ${eyeY - tall * 1.25} ${x + wide * 0.5} ${eyeY - tall * 1.25} ${x + wide} ${eyeY + 1}C${x + wide * 0.5} ${eyeY + tall} ${x - wide * 0.5} ${eyeY + tall} ${x - wide} ${eyeY + 2}Z`
    const lid = `M${x - wide} ${eyeY + 2}C${x - wide * 0.5} ${eyeY - tall * 1.25} ${x + wide * 0.5} ${eyeY - tall * 1.25} ${x + wide} ${eyeY + 1}`
    return [
      air(ellipse(x, eyeY - 4, 36, 24), radial([0, fade(fold, 0.4)], [1, fade(fold, 0)])),
      detail(almond, light.bright(oklch(0.93, 0.01, 80), 0.2)),
      detail(ellipse(x + 1, eyeY - 0.5, child ? 11.5 : 10, child ? 11.5 : 10), light.lit(sitter.eyes)),
      detail(ellipse(x + 1, eyeY - 0.5, 5), ink),
      detail(ellipse(x - 2, eyeY - 4, 2.8), light.white),
      line(lid, ink, woman ? 4.6 : 3.4),
      ...(woman ? [line(`M${x + side * wide} ${eyeY + 1}L${x + side * (wide + 7)} ${eyeY - 6}`, ink, 3)] : []),
      line(
        `M${x - wide * 0.9} ${eyeY - tall - 5}C${x - 8} ${eyeY - tall * 2} ${x + 8} ${eyeY - tall * 2} ${x + wide * 0.9} ${eyeY - tall - 5}`,
        fade(fold, 0.7),
        2,
      ),
      ...(age === 'old'
        ? [
            line(
              `M${x - 18} ${eyeY + 19}C${x - 6} ${eyeY + 26} ${x + 8} ${eyeY + 26} ${x + 18} ${eyeY + 18}M${x + side * 30} ${eyeY - 2}L${x + side * 42} ${eyeY - 8}M${x + side * 31} ${eyeY + 4}L${x + side * 43} ${eyeY + 5}`,
              fade(fold, 0.75),
              2.2,
            ),
          ]
        : []),
    ]
  })
}

function brows({ eyeY, woman, child, hair, light }: Sitter): Node[] {
  const colour = light.dark(mix(hair.colour, oklch(0.3, 0.03, 50), hair.colour.l > 0.8 ? 0.25 : 0.4), 0.1)
  const thick = woman || child ? 3.6 : 6
  return [-1, 1].map(side =>
    body(
      limb([side * 17, eyeY - 32], [side * 46, eyeY - 38], thick, thick * 0.75) +
        limb([side * 46, eyeY - 38], [side * 65, eyeY - 28], thick * 0.75, thick * 0.3),
      colour,
    ),
  )
}

function nose({ eyeY, light, skin, fold, child, woman }: Sitter): Node[] {
  const [tip, wing] = child ? [eyeY + 44, 13] : [eyeY + 56, woman ? 15 : 19]
  return [
    detail(
      smooth([
        [4, eyeY - 4],
        [10, tip - 18],
        [wing, tip],
        [4, tip + 6],
        [0, tip - 20],
      ]),
      fade(light.dark(skin, 0.24), 0.5),
    ),
    line(
      `M${-wing} ${tip - 2}C${-wing} ${tip + 7} -6 ${tip + 4} 0 ${tip + 8}C6 ${tip + 4} ${wing} ${tip + 7} ${wing} ${tip - 2}`,
      fade(fold, 0.9),
      2.6,
    ),
    detail(ellipse(-3, tip - 10, 4, 8), fade(light.white, 0.3)),
  ]
}

function mouth({ eyeY, child, woman, smile, lips, fold, light }: Sitter): Node[] {
  const y = eyeY + (child ? 72 : 88)
  const half = woman || child ? 30 : 34
  const lift = smile ? 12 : 2
  const upper = `M${-half} ${y - lift}C${-half * 0.5} ${y - 8} -8 ${y - 11} 0 ${y - 6}C8 ${y - 11} ${half * 0.5} ${y - 8} ${half} ${y - lift}C${half * 0.4} ${y + lift * 0.4 + 1} ${-half * 0.4} ${y + lift * 0.4 + 1} ${-half} ${y - lift}Z`
  const lower = `M${-half} ${y - lift}C${-half * 0.4} ${y + lift * 0.4} ${half * 0.4} ${y + lift * 0.4} ${half} ${y - lift}C${half * 0.5} ${y + 15 + lift * 0.4} ${-half * 0.5} ${y + 15 + lift * 0.4} ${-half} ${y - lift}Z`
  return [
    detail(lower, lips),
    detail(upper, shift(lips, -0.06)),
    ...(smile
      ? [
          detail(
            `M${-half * 0.74} ${y - lift * 0.6}C${-half * 0.3} ${y + 2} ${half * 0.3} ${y + 2} ${half * 0.74} ${y - lift * 0.6}C${half * 0.4} ${y + 9} ${-half * 0.4} ${y + 9} ${-half * 0.74} ${y - lift * 0.6}Z`,
            light.bright(oklch(0.95, 0.01, 85), 0.3),
          ),
          line(
            `M${-half - 12} ${y - 24}C${-half - 18} ${y - 14} ${-half - 14} ${y - 6} ${-half - 6} ${y}M${half + 12} ${y - 24}C${half + 18} ${y - 14} ${half + 14} ${y - 6} ${half + 6} ${y}`,
            fade(fold, 0.6),
            2.4,
          ),
        ]
      : []),
    detail(ellipse(-6, y + 7, 11, 2.4), fade(light.white, 0.25)),
  ]
}

function wrinkles({ age, eyeY, fold }: Sitter): Node[] {
  if (age !== 'old') return []
  return [
    line(
      `M-46 ${eyeY - 66}C-18 ${eyeY - 74} 18 ${eyeY - 74} 46 ${eyeY - 66}M-40 ${eyeY - 82}C-14 ${eyeY - 89} 14 ${eyeY - 89} 40 ${eyeY - 82}M-28 ${eyeY + 50}C-40 ${eyeY + 62} -46 ${eyeY + 74} -46 ${eyeY + 86}M28 ${eyeY + 50}C40 ${eyeY + 62} 46 ${eyeY + 74} 46 ${eyeY + 86}`,
      fade(fold, 0.65),
      2.2,
    ),
  ]
}

function skinMarks({ freckles, random, eyeY, flush, light, skin }: Sitter): Node[] {
  const cheeks = [-1, 1].map(side =>
    air(ellipse(side * 52, eyeY + 46, 34, 26), radial([0, flush], [1, fade(flush, 0)])),
  )
  const dots = Array.from({ length: 34 }, (_, index) =>
    ellipse(
      (index % 2 === 0 ? 1 : -1) * (12 + random.next() * 54),
      eyeY + 30 + random.bell() * 18,
      1.5 + random.next() * 1.3,
    ),
  ).join('')
  return freckles ? [...cheeks, detail(dots, fade(light.lit(mix(skin, oklch(0.45, 0.1, 50), 0.7)), 0.6))] : cheeks
}

export function paintFace(sitter: Sitter): Node[] {
  const { cheek, light, skin } = sitter
  return [
    ...ears(sitter),
    body(headOutline(sitter), sitter.skinPaint),
    air(
      ellipse(-cheek * 0.36, -56, 54, 44),
      radial([0, fade(light.bright(skin, 0.5), 0.45)], [1, fade(light.bright(skin, 0.5), 0)]),
    ),
    ...skinMarks(sitter),
    ...wrinkles(sitter),
    ...nose(sitter),
    ...eyes(sitter),
    ...brows(sitter),
    ...mouth(sitter),
  ]
}
