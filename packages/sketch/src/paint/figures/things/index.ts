import type { ThingId } from '../../../lexicon.ts'
import type { Part } from '../../figure.ts'
import { balloon, kite, plane } from './aircraft.ts'
import { boat, ship } from './boats.ts'
import { campfire, lantern, snowman } from './outdoors.ts'
import { bus, motorcycle, tram, truck } from './road.ts'
import { robot } from './robot.ts'
import { rocket, ufo } from './spacecraft.ts'
import { bicycle, car, train } from './vehicles.ts'

export const THING_FIGURES: Readonly<Record<ThingId, () => readonly Part[]>> = {
  boat,
  ship,
  balloon,
  rocket,
  plane,
  ufo,
  car,
  truck,
  bus,
  tram,
  motorcycle,
  train,
  bicycle,
  lantern,
  kite,
  robot,
  campfire,
  snowman,
}
