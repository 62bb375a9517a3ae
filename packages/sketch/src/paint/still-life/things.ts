import type { TableItem } from '../../elements.ts'
import { bread, cake, cheese, egg, hourglass, skull } from './food.ts'
import { apple, banana, cherry, grapes, lemon, melon, orange, peach, pear, plum, pumpkin, tomato } from './fruit.ts'
import { book, clock, flowers, globe, parcel } from './keepsakes.ts'
import type { Painter } from './kit.ts'
import { bowl, plate } from './dishes.ts'
import { bottle, candle, cup, glass, jug, teapot, vase } from './vessels.ts'

interface TableThing {
  readonly paint: Painter
  readonly wide: number
  readonly tall: number
  /** It may lie in a bowl or on a plate. */
  readonly fills?: true
  readonly holds?: number
}

export const TABLE_THINGS: Readonly<Record<TableItem['id'], TableThing>> = {
  apple: { paint: apple, wide: 26, tall: 28, fills: true },
  pear: { paint: pear, wide: 25, tall: 38, fills: true },
  orange: { paint: orange, wide: 25, tall: 25, fills: true },
  lemon: { paint: lemon, wide: 28, tall: 19, fills: true },
  peach: { paint: peach, wide: 25, tall: 25, fills: true },
  plum: { paint: plum, wide: 21, tall: 20, fills: true },
  banana: { paint: banana, wide: 52, tall: 28 },
  grapes: { paint: grapes, wide: 50, tall: 34 },
  cherry: { paint: cherry, wide: 30, tall: 30 },
  pumpkin: { paint: pumpkin, wide: 74, tall: 48 },
  melon: { paint: melon, wide: 68, tall: 36 },
  tomato: { paint: tomato, wide: 25, tall: 21, fills: true },
  bread: { paint: bread, wide: 74, tall: 35 },
  cheese: { paint: cheese, wide: 58, tall: 28 },
  cake: { paint: cake, wide: 82, tall: 44 },
  egg: { paint: egg, wide: 17, tall: 21, fills: true },
  bottle: { paint: bottle, wide: 28, tall: 102 },
  glass: { paint: glass, wide: 28, tall: 68 },
  cup: { paint: cup, wide: 48, tall: 34 },
  teapot: { paint: teapot, wide: 82, tall: 53 },
  jug: { paint: jug, wide: 56, tall: 70 },
  bowl: { paint: bowl, wide: 78, tall: 40, holds: 5 },
  plate: { paint: plate, wide: 82, tall: 14, holds: 3 },
  vase: { paint: vase, wide: 40, tall: 62 },
  flowers: { paint: flowers, wide: 70, tall: 132 },
  candle: { paint: candle, wide: 30, tall: 72 },
  book: { paint: book, wide: 70, tall: 36 },
  clock: { paint: clock, wide: 44, tall: 50 },
  hourglass: { paint: hourglass, wide: 34, tall: 56 },
  skull: { paint: skull, wide: 44, tall: 46 },
  globe: { paint: globe, wide: 54, tall: 66 },
  parcel: { paint: parcel, wide: 84, tall: 45 },
}
