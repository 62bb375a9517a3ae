import { fade, mix, oklch, type Colour } from '../../colour.ts'
import type { Furniture, TableItem } from '../../elements.ts'
import { lens } from '../../path.ts'
import { air, asFigure, group, type Node } from '../../shape.ts'
import { createLight, type Light } from '../indoors/light.ts'
import { wallSign } from '../lettering/index.ts'
import type { Stage } from '../stage.ts'
import { arrange } from '../still-life/arrange.ts'
import { decorOf } from '../still-life/table.ts'
import { paintSubjects } from '../subjects/index.ts'
import { bench, bookcase, counter, fireplace, piano, table } from './large.ts'
import type { Carpentry, PiecePainter } from './piece.ts'
import { LARGE, NAMED, ROOM_PLANS, type Placed, type PieceId } from './rooms.ts'
import { armchair, bed, chair, sofa } from './seats.ts'
import { paintShell, paintSunPatch, paintWindow } from './shell.ts'
import { floorLamp, houseplant, pendant, rug, toolWall, wallPicture, wallShelf } from './small.ts'

const FABRICS: readonly [Colour, ...Colour[]] = [
  oklch(0.5, 0.08, 200),
  oklch(0.56, 0.12, 35),
  oklch(0.52, 0.08, 150),
  oklch(0.48, 0.08, 275),
  oklch(0.68, 0.1, 75),
]

const PIECES: Readonly<Partial<Record<PieceId, PiecePainter>>> = {
  bookcase,
  fireplace,
  piano,
  table,
  bench,
  sofa,
  armchair,
  chair,
  bed,
  lamp: floorLamp,
  plant: houseplant,
  picture: wallPicture,
  rug,
  wallShelf,
  tools: toolWall,
}

const FLOOR = 0.66
/** Centimetres from the floor to the ceiling, where it meets the upper edge. */
const CEILING = 235

interface Plan {
  readonly pieces: readonly Placed[]
  readonly colours: ReadonlyMap<PieceId, Colour | null>
}

/** The room's own plan with what the prompt names: large things take the place of large things. */
function planOf(stage: Stage, named: readonly Furniture[]): Plan {
  const usual = ROOM_PLANS[stage.scene.room ?? 'living_room']
  const alike = (id: PieceId): readonly PieceId[] =>
    id === 'armchair' ? ['armchair', 'chair'] : id === 'lamp' ? ['lamp', 'pendant'] : [id]
  let pieces: Placed[] = [...usual]
  const colours = new Map<PieceId, Colour | null>()
  for (const { id, colour } of named) {
    const own = NAMED[id]
    for (const as of alike(own.id)) colours.set(as, colour)
    if (pieces.some(piece => alike(own.id).includes(piece.id))) continue
    if (LARGE.has(own.id) && !named.some(other => other.id !== id && LARGE.has(NAMED[other.id].id)))
      pieces = pieces.filter(piece => !LARGE.has(piece.id))
    if (own.id === 'fireplace' || own.id === 'piano') {
      const inTheWay = (piece: Placed) =>
        (piece.x > 0.6 && piece.at !== 'floor') || (LARGE.has(piece.id) && !colours.has(piece.id))
      pieces = pieces.filter(piece => !inTheWay(piece))
      if (!pieces.some(({ at }) => at === 'middle')) pieces.push({ ...NAMED.chair, x: 0.24 })
    }
    pieces.push(own)
  }
  return { pieces: stage.scene.inscription ? pieces.filter(({ id }) => id !== 'window') : pieces, colours }
}

interface Room {
  readonly stage: Stage
  readonly light: Light
  readonly own: Carpentry
  readonly scale: number
  readonly floor: number
}

/** Where things of a line stand, and how much nearer than the wall they are. */
const lineOf = ({ stage, floor }: Room, at: Placed['at']): readonly [y: number, nearer: number] => {
  const { height } = stage
  if (at === 'wall') return [floor * 0.46, 1]
  if (at === 'ceiling') return [0, 1]
  if (at === 'back') return [floor + height * 0.03, 1]
  return at === 'floor' ? [height * 0.86, 1.1] : [height * 0.87, 1.18]
}

function tableItems(room: Room, x: number, y: number, scale: number): Node[] {
  const { stage, light } = room
  const usual: readonly TableItem[] = (USUAL_ON_TABLE[stage.scene.room ?? 'living_room'] ?? []).map(id => ({
    id,
    count: 1,
    colour: null,
    label: null,
  }))
  const items = stage.scene.table.length > 0 ? stage.scene.table : usual
  return arrange(stage, light, items, {
    x,
    width: 128 * scale,
    back: y - 87 * scale,
    front: y - 80 * scale,
    tallest: 68 * scale,
    largest: scale * 0.62,
  })
}
const USUAL_ON_TABLE: Partial<Readonly<Record<string, readonly TableItem['id'][]>>> = {
  kitchen: ['bowl', 'apple', 'orange', 'pear', 'jug', 'bread'],
  cafe: ['cup', 'cake', 'cup'],
  library: ['book', 'candle', 'globe'],
  workshop: ['jug', 'clock'],
}

function paintPiece(
  room: Room,
  { id, x: at, at: where, flip }: Placed,
  colours: Plan['colours'],
  index: number,
): Node[] {
  const { stage, light, scale } = room
  const own = { ...room.own, colour: colours.get(id) ?? null, random: stage.random(`${id}${index}`) }
  const [y, nearer] = lineOf(room, where)
  const x = stage.width * at
  const size = scale * nearer
  if (id === 'window')
    return [
      ...paintWindow(stage, light, x, y, 112 * size, 122 * size, own.fabric),
      ...paintSunPatch(stage, light, x, room.floor, 150 * size),
    ]
  const parts =
    id === 'counter'
      ? counter(own, at === 0.5 ? stage.width / scale + 20 : 170)
      : id === 'pendant'
        ? pendant(own, 46)
        : (PIECES[id]?.(own) ?? [])
  const piece = group(parts, { whole: true, place: { x, y, scaleX: flip ? -size : size, scaleY: size } })
  const wide = LARGE.has(id) ? 100 : 42
  const stands = where === 'back' || where === 'middle'
  return [
    ...(stands ? [air(lens(x + 6 * size, y, wide * size, 9 * size), fade(light.shade, 0.36))] : []),
    stage.scene.furniture.some(named => named.id === id) ? asFigure(piece) : piece,
    ...(id === 'table' || id === 'bench' ? tableItems(room, x, y, size) : []),
  ]
}

export function paintInterior(stage: Stage): Node[] {
  const { scene, width, height, palette } = stage
  const light = createLight(stage)
  const decor = decorOf(stage)
  const fabric = palette.named ? mix(palette.accent, oklch(0.5, 0.05, 60), 0.2) : stage.random('fabric').pick(FABRICS)
  const wood = scene.room === 'library' ? oklch(0.4, 0.075, 45) : decor.wood
  const floor = height * FLOOR
  const scale = Math.min(floor / CEILING, width / 330)
  const room: Room = {
    stage,
    light,
    scale,
    floor,
    own: { light, random: stage.random('room'), colour: null, wood, fabric },
  }
  const { pieces, colours } = planOf(stage, scene.furniture)
  const order = (['wall', 'ceiling', 'back', 'floor', 'middle'] as const).flatMap(at =>
    pieces.filter(piece => piece.at === at),
  )
  const subjects = paintSubjects(stage, {
    edge: [
      [0, height * 0.92],
      [width, height * 0.92],
    ],
  })
  return [
    ...paintShell(stage, light, decor.wall, wood, floor),
    ...order.flatMap((piece, index) => paintPiece(room, piece, colours, index)),
    ...(scene.inscription ? wallSign(stage, scene.inscription) : []),
    ...subjects.far,
    ...subjects.near,
  ]
}
