import { oklch, type Colour } from '../colour.ts'
import type { BeingId } from '../elements.ts'
import type { Scene } from '../scene.ts'

type Coats = readonly [Colour, ...Colour[]]

/** The colours in which a being comes; those that are not here wear the accent. */
export const COATS: Partial<Readonly<Record<BeingId, Coats>>> = {
  cat: [oklch(0.68, 0.14, 58), oklch(0.5, 0.02, 260), oklch(0.86, 0.05, 75), oklch(0.34, 0.02, 280)],
  dog: [oklch(0.64, 0.1, 62), oklch(0.48, 0.07, 52), oklch(0.8, 0.08, 78), oklch(0.42, 0.02, 260)],
  fox: [oklch(0.66, 0.18, 45)],
  wolf: [oklch(0.56, 0.02, 255), oklch(0.44, 0.02, 270)],
  horse: [oklch(0.5, 0.1, 45), oklch(0.38, 0.05, 40), oklch(0.88, 0.03, 80), oklch(0.66, 0.1, 60)],
  unicorn: [oklch(0.96, 0.015, 320)],
  deer: [oklch(0.6, 0.11, 52), oklch(0.52, 0.09, 48)],
  bear: [oklch(0.44, 0.06, 50), oklch(0.36, 0.04, 45)],
  rabbit: [oklch(0.72, 0.05, 65), oklch(0.92, 0.015, 80), oklch(0.58, 0.03, 60)],
  elephant: [oklch(0.62, 0.02, 265)],
  giraffe: [oklch(0.8, 0.12, 78)],
  lion: [oklch(0.74, 0.12, 70)],
  sheep: [oklch(0.95, 0.015, 85)],
  cow: [oklch(0.94, 0.012, 85), oklch(0.56, 0.1, 45)],
  penguin: [oklch(0.28, 0.03, 265)],
  owl: [oklch(0.54, 0.07, 55), oklch(0.62, 0.06, 70)],
  bird: [oklch(0.6, 0.14, 245), oklch(0.62, 0.18, 28), oklch(0.92, 0.02, 240)],
  swan: [oklch(0.97, 0.01, 90)],
  whale: [oklch(0.5, 0.08, 245)],
  dolphin: [oklch(0.6, 0.07, 240)],
  turtle: [oklch(0.62, 0.12, 140)],
  dragon: [oklch(0.5, 0.13, 150), oklch(0.48, 0.16, 20), oklch(0.44, 0.12, 290)],
  fish: [oklch(0.72, 0.18, 48), oklch(0.84, 0.16, 92), oklch(0.62, 0.16, 255)],
  jellyfish: [oklch(0.78, 0.13, 330, 0.75), oklch(0.82, 0.1, 215, 0.75)],
  astronaut: [oklch(0.95, 0.01, 250)],
  knight: [oklch(0.68, 0.02, 255)],
  wizard: [oklch(0.44, 0.15, 285), oklch(0.42, 0.12, 255)],
  person: [oklch(0.52, 0.15, 28), oklch(0.62, 0.14, 70), oklch(0.45, 0.1, 250), oklch(0.5, 0.1, 155)],
  robot: [oklch(0.74, 0.04, 230), oklch(0.76, 0.1, 190)],
  rocket: [oklch(0.95, 0.01, 250)],
  ufo: [oklch(0.72, 0.03, 250)],
  plane: [oklch(0.96, 0.01, 250)],
  boat: [oklch(0.97, 0.01, 90)],
  snowman: [oklch(0.97, 0.01, 240)],
  campfire: [oklch(0.68, 0.2, 42)],
  lantern: [oklch(0.68, 0.19, 40)],
}

const LARGE: Partial<Readonly<Record<BeingId, number>>> = {
  elephant: 1.35,
  giraffe: 1.35,
  horse: 1.12,
  unicorn: 1.12,
  whale: 1.3,
  dragon: 1.3,
  ship: 1.5,
  train: 1.1,
  bear: 1.2,
  lion: 1.15,
  cow: 1.1,
  deer: 1.05,
  balloon: 0.95,
  rocket: 1.05,
  rabbit: 0.66,
  butterfly: 0.62,
  child: 0.75,
  swan: 0.62,
  sheep: 0.85,
  fish: 0.62,
  bird: 0.8,
  car: 0.62,
  bicycle: 0.66,
  motorcycle: 0.64,
  truck: 0.82,
  bus: 0.84,
  tram: 0.86,
  lantern: 0.7,
  kite: 0.7,
  campfire: 0.6,
  turtle: 0.85,
  jellyfish: 0.95,
  penguin: 0.85,
  owl: 0.8,
  plane: 0.8,
  ufo: 0.85,
  dolphin: 0.9,
}

/** How large a being is in the picture; nearer to each other than in nature, so that each can be seen. */
export const SIZES = (id: BeingId): number => LARGE[id] ?? 1

const IN_WATER: ReadonlySet<BeingId> = new Set([
  'boat',
  'ship',
  'swan',
  'whale',
  'dolphin',
  'fish',
  'turtle',
  'jellyfish',
])
const IN_AIR: ReadonlySet<BeingId> = new Set([
  'bird',
  'butterfly',
  'balloon',
  'rocket',
  'plane',
  'ufo',
  'kite',
  'dragon',
  'lantern',
])
/** What does not stand on the ground where there is open water. */
export const isAfloat = (id: BeingId): boolean => IN_WATER.has(id) || IN_AIR.has(id)

const SURFACES: ReadonlySet<string> = new Set(['sea', 'lake', 'river', 'beach'])

export function habitat(id: BeingId, scene: Scene): 'ground' | 'air' | 'water' | 'deep' | 'void' {
  if (scene.setting === 'underwater')
    return IN_WATER.has(id) && id !== 'boat' && id !== 'ship' && id !== 'swan' ? 'deep' : 'ground'
  if (scene.setting === 'space') return scene.ground === 'none' || IN_AIR.has(id) ? 'void' : 'ground'
  if (IN_AIR.has(id)) return 'air'
  return IN_WATER.has(id) && SURFACES.has(scene.ground) ? 'water' : 'ground'
}
