import { fade, shift } from '../../colour.ts'
import { ellipse, smooth, type Point } from '../../path.ts'
import { body, detail, line, type Node } from '../../shape.ts'
import { mirrored, type Sitter } from './sitter.ts'

/** Round locks along a line. */
function curls({ random }: Sitter, points: readonly Point[], size: number): string {
  return points
    .map(([x, y]) => ellipse(x + random.bell() * 6, y + random.bell() * 6, size * random.between(0.8, 1.15)))
    .join('')
}

const around = (radiusX: number, radiusY: number, y: number, from: number, to: number, count: number): Point[] =>
  Array.from({ length: count }, (_, index): Point => {
    const angle = ((from + ((to - from) * index) / (count - 1)) * Math.PI) / 180
    return [Math.cos(angle) * radiusX, y + Math.sin(angle) * radiusY]
  })

/** What falls behind the neck and the shoulders. */
export function hairBehind(sitter: Sitter): Node[] {
  const { hair, cheek, light, shaded, strand } = sitter
  const back = { ...hair.colour, l: hair.colour.l * 0.95 }
  if (hair.cut === 'bald') return []
  if (hair.cut === 'bun')
    return [
      body(ellipse(0, -168, 52, 44), shaded(hair.colour)),
      line('M-34 -176C-10 -150 18 -150 36 -170', fade(strand, 0.6), 3),
    ]
  if (hair.cut === 'short')
    return hair.curly ? [body(curls(sitter, around(cheek + 14, 120, -40, 160, 380, 15), 32), shaded(back))] : []
  const long = hair.cut === 'long'
  const outline = smooth(
    mirrored([
      [0, -168],
      [88, -142],
      [cheek + 34, -60],
      [cheek + 42, 60],
      [long ? cheek + 60 : cheek + 12, long ? 190 : 110],
      [long ? cheek + 36 : 60, long ? 268 : 130],
      [long ? 40 : 20, long ? 250 : 120],
      [0, 200],
    ]),
  )
  const locks = long
    ? [-1, 1]
        .map(
          side =>
            `M${side * 108} -40C${side * 126} 60 ${side * 120} 150 ${side * 138} 230M${side * 96} 40C${side * 112} 120 ${side * 104} 190 ${side * 116} 246`,
        )
        .join('')
    : ''
  return [
    body(outline, shaded(back)),
    ...(hair.curly
      ? [
          body(
            curls(
              sitter,
              [
                ...around(cheek + 34, 200, 60, 20, 90, 8),
                ...around(cheek + 34, 200, 60, 90, 160, 8),
                ...around(cheek + 28, 130, -20, 150, 390, 14),
              ],
              34,
            ),
            shaded(back),
          ),
        ]
      : []),
    ...(locks && !hair.curly ? [line(locks, fade(strand, 0.55), 3)] : []),
    ...(hair.cut === 'braid' ? braid(sitter) : []),
    detail(ellipse(0, 120, 70, 90), fade(light.shade, 0.4)),
  ]
}

/** Over the left shoulder. It is painted with what hangs behind, and shows beside the neck. */
function braid({ hair, shaded, light }: Sitter): Node[] {
  return Array.from({ length: 8 }, (_, index) =>
    body(
      ellipse(-104 - index * 3, 84 + index * 26, 25 - index, 19, index % 2 === 0 ? 34 : -34),
      index % 2 === 0 ? shaded(hair.colour) : light.dark(hair.colour, 0.16),
    ),
  )
}

/** The line of the hair over the forehead. */
export function hairInFront(sitter: Sitter): Node[] {
  const { hair, cheek, woman, child, shaded, strand, light, hat } = sitter
  if (hair.cut === 'bald') return [detail(ellipse(-34, -104, 26, 12, -24), fade(light.white, 0.26))]
  const long = hair.cut === 'long' || hair.cut === 'braid'
  const side: number = long ? 74 : woman ? 30 : 6
  const part = woman ? -26 : 30
  const top = hair.cut === 'bun' ? -152 : -164
  const outline = smooth(
    [
      [part, top],
      [64, top + 12],
      [cheek + 12, -86],
      [cheek + (long ? 22 : 9), side - 40],
      [cheek + (long ? 16 : 4), side],
      [cheek - 6, side - 14],
      [cheek - 16, -52],
      [part + 40, -92],
      [part, -108],
      [part - 36, -90],
      [-cheek + 18, -54],
      [-cheek + 6, side - 14],
      [-cheek - (long ? 16 : 4), side],
      [-cheek - (long ? 22 : 9), side - 40],
      [-cheek - 12, -86],
      [-70, top + 14],
    ],
    true,
    0.85,
  )
  const strands = [-70, -46, -18, 20, 48, 72]
    .map(x => `M${part + x * 0.16} ${top + 12}C${x * 0.7} ${top + 18} ${x * 1.1} -116 ${x * 1.22} -82`)
    .join('')
  const fringe =
    child && !hat
      ? [
          body(
            smooth([
              [-74, -110],
              [-40, -62],
              [-6, -76],
              [30, -60],
              [76, -108],
              [0, -140],
            ]),
            shaded(hair.colour),
          ),
        ]
      : []
  return [
    body(outline, shaded(hair.colour, 0.2)),
    ...fringe,
    ...(hair.curly
      ? curly(sitter, long)
      : [
          line(strands, fade(strand, 0.5), 2.6),
          line(
            `M-62 ${top + 30}C-40 ${top + 16} -14 ${top + 14} 6 ${top + 20}`,
            fade(light.bright(hair.colour, 0.5), 0.5),
            6,
          ),
        ]),
  ]
}

function curly(sitter: Sitter, long: boolean): Node[] {
  const { cheek, hair, shaded, strand } = sitter
  const crown = [...around(cheek + 2, 96, -72, 176, 364, 13), ...around(cheek - 26, 62, -96, 190, 350, 8)]
  const sides = long
    ? [-1, 1].flatMap(side => [0, 1, 2].map((step): Point => [side * (cheek + 14), -30 + step * 42]))
    : []
  const rings = crown
    .map(([x, y]) => `M${x - 9} ${y + 4}C${x - 10} ${y - 12} ${x + 12} ${y - 12} ${x + 8} ${y + 5}`)
    .join('')
  return [body(curls(sitter, [...crown, ...sides], 27), shaded(hair.colour, 0.2)), line(rings, fade(strand, 0.5), 2.4)]
}

export function beardOf(sitter: Sitter): Node[] {
  const { beard, moustache, hair, cheek, jaw, chin, eyeY, shaded, light, age, strand, ink } = sitter
  const colour = age === 'old' || hair.colour.l > 0.6 ? hair.colour : shift(hair.colour, -0.02)
  const jawline = (drop: number) =>
    smooth(
      [
        [cheek + 1, eyeY + 18],
        [cheek - 2, eyeY + 60],
        [jaw + 6, 112],
        [jaw * 0.5, chin + drop],
        [0, chin + drop * 1.3],
        [-jaw * 0.5, chin + drop],
        [-jaw - 6, 112],
        [-cheek + 2, eyeY + 60],
        [-cheek - 1, eyeY + 18],
        [-cheek + 18, eyeY + 64],
        [-36, eyeY + 78],
        [0, eyeY + 108],
        [36, eyeY + 78],
        [cheek - 18, eyeY + 64],
      ],
      true,
      0.85,
    )
  const full = [
    body(jawline(38), shaded(colour, 0.14)),
    line(
      [-48, -26, 0, 26, 48]
        .map(x => `M${x} ${eyeY + 112}C${x * 1.05} ${chin - 6} ${x * 0.9} ${chin + 14} ${x * 0.7} ${chin + 30}`)
        .join(''),
      fade(strand, 0.45),
      2.6,
    ),
    detail(ellipse(0, eyeY + 92, 25, 8), sitter.lips),
  ]
  const lip = eyeY + 72
  const upper = [
    body(
      smooth([
        [0, lip],
        [20, lip - 2],
        [44, lip + 14],
        [50, lip + 26],
        [26, lip + 16],
        [0, lip + 14],
        [-26, lip + 16],
        [-50, lip + 26],
        [-44, lip + 14],
        [-20, lip - 2],
      ]),
      shaded(colour, 0.1),
    ),
  ]
  return [
    ...(beard === 'full'
      ? full
      : beard === 'stubble'
        ? [detail(jawline(-2), fade(light.lit({ ...ink, l: 0.35 }), 0.26))]
        : []),
    ...(moustache ? upper : []),
  ]
}
