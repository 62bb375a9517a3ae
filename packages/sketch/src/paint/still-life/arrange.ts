import { fade, type Colour } from '../../colour.ts'
import type { TableItem } from '../../elements.ts'
import { ellipse } from '../../path.ts'
import type { Random } from '../../random.ts'
import { air, asFigure, group, radial, type Node } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'
import type { Stage } from '../stage.ts'
import { TABLE_THINGS } from './things.ts'

/** The part of the picture where things stand: its middle, how wide it is, and the lines of the back and the front row. */
export interface TableTop {
  readonly x: number
  readonly width: number
  readonly back: number
  readonly front: number
  /** No thing gets higher than this. */
  readonly tallest: number
  /** Units of the picture to one of a thing, at most. */
  readonly largest: number
}

interface One {
  readonly id: TableItem['id']
  readonly colour: Colour | null
  readonly label: string | null
  /** Books of one pile. */
  readonly pile: number
  readonly inside: One[]
}

const LOW = 46
const GAP = 7

/** Fruits that are named beside a bowl lie in it, as far as it holds them. */
function filled(items: readonly TableItem[]): One[] {
  const all = items.flatMap(({ id, count, colour, label }) =>
    Array.from({ length: id === 'book' ? 1 : count }, (): One => ({ id, colour, label, pile: count, inside: [] })),
  )
  const holders = all.filter(({ id }) => TABLE_THINGS[id].holds !== undefined)
  return all.filter(one => {
    if (!TABLE_THINGS[one.id].fills) return true
    const holder = holders.find(({ id, inside }) => inside.length < (TABLE_THINGS[id].holds ?? 0))
    holder?.inside.push(one)
    return holder === undefined
  })
}

interface Brush {
  readonly light: Light
  readonly stage: Stage
}

function paintOne({ light, stage }: Brush, one: One, random: Random): Node[] {
  const lift = one.id === 'plate' ? -2 : -25
  const inside = one.inside.map((fruit, index) => {
    const column = [0, -1, 1, -0.5, 0.5][index] ?? 0
    const row = index > 2 ? 15 : index === 0 ? 3 : 0
    return group(paintOne({ light, stage }, fruit, random.fork(`${index}`)), {
      place: { x: column * 20, y: lift - row, scaleX: 0.92, scaleY: 0.92, turn: column * 8 },
    })
  })
  // Those above lie behind those in front.
  const heap = [...inside.slice(3), ...inside.slice(1, 3), ...inside.slice(0, 1)]
  return TABLE_THINGS[one.id].paint({
    light,
    random,
    letters: stage.letters,
    colour: one.colour,
    label: one.label,
    pile: one.pile,
    inside: heap,
  })
}

/** What keeps a thing on the table: dark where it touches, fading to the side away from the window. */
const cast = ({ light }: Brush, x: number, y: number, wide: number, tall: number): Node[] => [
  air(
    ellipse(x + wide * 0.28 + tall * 0.12, y + wide * 0.02, wide * 0.6 + tall * 0.16, wide * 0.15 + 3),
    radial([0, fade(light.shade, 0.5)], [0.55, fade(light.shade, 0.26)], [1, fade(light.shade, 0)]),
  ),
  air(ellipse(x, y + 1, wide * 0.46, wide * 0.09), fade(light.shade, 0.32)),
]

/** The tallest a little beside the middle, the others on both sides of it. */
function composed(row: readonly One[], random: Random): One[] {
  const order = row.toSorted((a, b) => TABLE_THINGS[b.id].tall - TABLE_THINGS[a.id].tall)
  const [left, right]: [One[], One[]] = [[], []]
  const first = random.chance(0.5)
  for (const [index, one] of order.entries()) {
    if ((index % 2 === 0) === first) left.unshift(one)
    else right.push(one)
  }
  return [...left, ...right]
}

const spanOf = (row: readonly One[]) => row.reduce((sum, { id }) => sum + TABLE_THINGS[id].wide + GAP, -GAP)

export function arrange(stage: Stage, light: Light, items: readonly TableItem[], top: TableTop): Node[] {
  const random = stage.random('table')
  const brush = { light, stage }
  const all = filled(items)
  const tall = all.filter(({ id }) => TABLE_THINGS[id].tall >= LOW)
  const low = all.filter(({ id }) => TABLE_THINGS[id].tall < LOW)
  // Many of one height stand in two rows all the same.
  const split = tall.length === 0 && low.length > 4 ? Math.floor(low.length / 2) : 0
  const rows = [[...tall, ...low.slice(0, split)], low.slice(split)].map((row, index) =>
    composed(row, random.fork(`row${index}`)),
  )
  const highest = Math.max(1, ...all.map(({ id }) => TABLE_THINGS[id].tall))
  const widest = Math.max(1, ...rows.map(spanOf))
  const scale = Math.min(top.largest, top.tallest / highest, top.width / widest)
  const alone = rows.filter(row => row.length > 0).length === 1
  return rows.flatMap((row, at) => {
    const near = at === 1 ? 1.06 : 0.96
    const y0 = alone ? (top.back + top.front * 1.4) / 2.4 : at === 0 ? top.back : top.front
    let x = top.x - (spanOf(row) * scale * near) / 2 + (alone ? 0 : random.bell() * top.width * 0.05)
    return row.flatMap((one, index): Node[] => {
      const { wide, tall: high } = TABLE_THINGS[one.id]
      const own = scale * near
      const [middle, y] = [x + (wide * own) / 2, y0 + random.bell() * 8 + (index % 2) * 7]
      x += (wide + GAP) * own
      const parts = paintOne(brush, one, random.fork(`${one.id}${one.label ?? ''}${at}${index}`))
      return [
        ...cast(brush, middle, y, wide * own, high * own).map(asFigure),
        asFigure(group(parts, { whole: true, place: { x: middle, y, scaleX: own, scaleY: own } })),
      ]
    })
  })
}
