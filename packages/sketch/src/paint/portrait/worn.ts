import { fade, oklch, shift } from '../../colour.ts'
import { ellipse, polygon, smooth } from '../../path.ts'
import { body, detail, line, type Node } from '../../shape.ts'
import type { Sitter } from './sitter.ts'

export function spectaclesOf({ spectacles, eyeY, cheek, light }: Sitter): Node[] {
  if (!spectacles) return []
  const frame = light.lit(oklch(0.24, 0.03, 40))
  return [
    ...[-40, 40].flatMap(x => [
      detail(ellipse(x, eyeY + 2, 33, 29), fade(light.white, 0.13)),
      line(ellipse(x, eyeY + 2, 33, 29), frame, 5),
      line(`M${x - 18} ${eyeY + 10}L${x - 4} ${eyeY - 14}`, fade(light.white, 0.5), 4),
    ]),
    line(
      `M-8 ${eyeY - 1}C-3 ${eyeY - 6} 3 ${eyeY - 6} 8 ${eyeY - 1}M-73 ${eyeY - 2}L${-cheek - 2} ${eyeY + 2}M73 ${eyeY - 2}L${cheek + 2} ${eyeY + 2}`,
      frame,
      4.4,
    ),
  ]
}

export function earringsOf({ earrings, cheek, eyeY, light }: Sitter): Node[] {
  if (!earrings) return []
  return [-1, 1].map(side => body(ellipse(side * (cheek + 8), eyeY + 60, 8.5, 11), light.ball(oklch(0.84, 0.14, 88))))
}

export function hatOf({ hat, shaded, light }: Sitter): Node[] {
  if (!hat) return []
  return [
    body(
      smooth(
        [
          [-98, -92],
          [-94, -164],
          [-66, -214],
          [-20, -212],
          [0, -204],
          [24, -214],
          [68, -214],
          [94, -164],
          [98, -92],
        ],
        true,
        0.7,
      ),
      shaded(hat, 0.16),
    ),
    body(
      smooth(
        [
          [-99, -92],
          [-97, -124],
          [0, -112],
          [97, -124],
          [99, -92],
          [0, -80],
        ],
        true,
        0.6,
      ),
      light.dark(shift(hat, -0.12), 0.3),
    ),
    body(
      smooth(
        [
          [-178, -84],
          [-120, -102],
          [0, -92],
          [120, -102],
          [178, -84],
          [110, -60],
          [0, -66],
          [-110, -60],
        ],
        true,
        0.9,
      ),
      shaded(shift(hat, -0.02), 0.2),
    ),
    detail(ellipse(0, -58, 96, 12), fade(light.shade, 0.26)),
  ]
}

export function crownOf({ crown, hat, light }: Sitter): Node[] {
  if (!crown || hat) return []
  const gold = oklch(0.8, 0.14, 85)
  return [
    body(
      polygon([
        [-88, -112],
        [-98, -186],
        [-56, -150],
        [-30, -206],
        [0, -154],
        [30, -206],
        [56, -150],
        [98, -186],
        [88, -112],
      ]),
      light.tube(gold),
    ),
    ...[-60, 0, 60].map((x, index) =>
      detail(ellipse(x, -128, 8), light.ball(index === 1 ? oklch(0.5, 0.19, 22) : oklch(0.5, 0.14, 255))),
    ),
  ]
}

export function scarfOf({ scarf, shaded, light, child }: Sitter): Node[] {
  if (!scarf) return []
  const half = child ? 70 : 92
  return [
    body(
      smooth(
        [
          [30, 200],
          [84, 214],
          [74, 420],
          [10, 420],
        ],
        true,
        0.4,
      ),
      shaded(shift(scarf, -0.05)),
    ),
    line('M22 270L78 270M20 288L78 288M14 380L76 380', fade(light.bright(scarf, 0.6), 0.6), 6),
    body(
      smooth(
        [
          [-half, 136],
          [0, 172],
          [half, 136],
          [half + 20, 186],
          [half - 6, 226],
          [0, 252],
          [-half + 6, 226],
          [-half - 20, 186],
        ],
        true,
        0.8,
      ),
      shaded(scarf, 0.2),
    ),
    line(
      `M${-half} 158C-40 204 40 204 ${half} 158M${-half + 2} 196C-30 236 40 232 ${half - 6} 200`,
      fade(light.dark(scarf, 0.35), 0.5),
      4,
    ),
  ]
}
