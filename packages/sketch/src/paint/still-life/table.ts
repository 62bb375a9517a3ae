import { fade, mix, oklch, shift, type Colour } from '../../colour.ts'
import { lens, polygon, rectangle, smooth, type Point } from '../../path.ts'
import { air, body, detail, group, vertical, type Node } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'
import type { Stage } from '../stage.ts'

interface Decor {
  readonly wall: Colour
  readonly wood: Colour
  readonly cloth: Colour | null
}

const DECORS: readonly [Decor, ...Decor[]] = [
  { wall: oklch(0.44, 0.045, 200), wood: oklch(0.5, 0.085, 55), cloth: oklch(0.93, 0.015, 85) },
  { wall: oklch(0.82, 0.045, 82), wood: oklch(0.6, 0.09, 60), cloth: null },
  { wall: oklch(0.32, 0.035, 40), wood: oklch(0.38, 0.065, 45), cloth: oklch(0.9, 0.02, 80) },
  { wall: oklch(0.7, 0.055, 155), wood: oklch(0.66, 0.07, 68), cloth: oklch(0.94, 0.015, 90) },
  { wall: oklch(0.75, 0.06, 32), wood: oklch(0.52, 0.08, 48), cloth: null },
  { wall: oklch(0.36, 0.06, 262), wood: oklch(0.46, 0.075, 50), cloth: oklch(0.78, 0.07, 75) },
]

export const decorOf = (stage: Stage): Decor => {
  const decor = stage.random('decor').pick(DECORS)
  const wall = stage.palette.named
    ? mix(decor.wall, { ...stage.palette.accent, l: decor.wall.l, c: Math.min(0.09, stage.palette.accent.c) }, 0.8)
    : decor.wall
  const table = stage.scene.furniture.find(({ id }) => id === 'table')?.colour
  return { ...decor, wall, wood: table ?? decor.wood }
}

/** A plain wall with the light of a window on it. */
export function paintWall(stage: Stage, light: Light, wall: Colour): Node[] {
  const { width, height } = stage
  const random = stage.random('wall')
  const [x, tilt] = [width * random.between(-0.02, 0.12), width * 0.2]
  const panes = [0, 1].map(index => {
    const left = x + index * width * 0.22
    return polygon([
      [left, height * 0.04],
      [left + width * 0.18, height * 0.01],
      [left + width * 0.18 + tilt, height * 0.5],
      [left + tilt, height * 0.54],
    ])
  })
  return [
    air(
      rectangle(0, 0, width, height),
      vertical([0, light.dark(wall, 0.12)], [0.6, light.lit(wall)], [1, light.dark(wall, 0.2)]),
    ),
    air(rectangle(0, 0, width, height), {
      kind: 'radial',
      at: [0.26, 0.24],
      radius: 0.75,
      stops: [
        [0, fade(light.white, light.evening ? 0.1 : 0.32)],
        [0.5, fade(light.white, light.evening ? 0.03 : 0.1)],
        [1, fade(light.white, 0)],
      ],
    }),
    ...(light.evening ? [] : [air(panes.join(''), fade(light.white, 0.1))]),
  ]
}

function grain(stage: Stage, light: Light, wood: Colour, back: number, front: number): Node {
  const random = stage.random('grain')
  const d = Array.from({ length: 26 }, () => {
    const t = random.next()
    return lens(random.between(0, 1) * stage.width, back + (front - back) * t, random.between(60, 260), 0.6 + t * 1.6)
  }).join('')
  return detail(d, fade(light.dark(wood, 0.35), 0.3))
}

/** A linen that hangs over the front edge, with its folds. */
function linen(stage: Stage, light: Light, cloth: Colour, back: number, edge: number): Node {
  const { width, height } = stage
  const random = stage.random('linen')
  const shiftX = random.between(-0.06, 0.06) * width
  const [l1, r1, l2, r2] = [0.24, 0.78, 0.12, 0.88].map(at => at * width + shiftX) as [number, number, number, number] // four of four
  const hem: Point[] = Array.from({ length: 9 }, (_, index) => [
    r2 - ((r2 - l2) * index) / 8,
    height * 0.985 + (index % 2 === 0 ? 0 : 14) + random.bell() * 5,
  ])
  const folds = Array.from({ length: 7 }, (_, index) => {
    const x = l2 + ((r2 - l2) * (index + 0.6)) / 7.4 + random.bell() * 14
    return smooth(
      [
        [x, edge + 2],
        [x + 10, edge + 30],
        [x + 7, height + 8],
        [x - 9, height + 8],
      ],
      true,
      0.7,
    )
  }).join('')
  const top = polygon([
    [l1, back],
    [r1, back],
    [r2, edge],
    [l2, edge],
  ])
  return group(
    [
      body(
        smooth([[l2, edge], [r2, edge], ...hem], true, 0.35),
        vertical([0, light.dark(cloth, 0.1)], [1, light.dark(cloth, 0.26)]),
      ),
      detail(folds, fade(light.dark(cloth, 0.4), 0.35)),
      body(top, vertical([0, light.lit(cloth)], [1, light.bright(cloth, 0.3)])),
    ],
    { whole: true },
  )
}

/** The table across the picture, from its back edge down to us. */
export function paintTable(
  stage: Stage,
  light: Light,
  { wood, cloth }: Decor,
  back: number,
  withCloth: boolean,
): Node[] {
  const { width, height } = stage
  const edge = height * 0.92
  return [
    air(rectangle(0, back - 26, width, 26), vertical([0, fade(light.shade, 0)], [1, fade(light.shade, 0.22)])),
    body(
      rectangle(-10, back, width + 20, edge - back + 2),
      vertical([0, light.dark(wood, 0.12)], [0.25, light.lit(wood)], [1, light.bright(wood, 0.16)]),
    ),
    grain(stage, light, wood, back + 6, edge - 6),
    body(
      rectangle(-10, edge, width + 20, height - edge + 10),
      vertical([0, light.dark(shift(wood, -0.04), 0.2)], [1, light.dark(wood, 0.5)]),
    ),
    ...(cloth && withCloth ? [linen(stage, light, cloth, back + (edge - back) * 0.12, edge)] : []),
  ]
}
