import type { GroundId } from './places.ts'
import type { Landmark, Subject } from '../elements.ts'
import type { LandmarkId, PlaceId } from '../lexicon.ts'
import { namedColour } from '../palette.ts'
import type { Random } from '../random.ts'
import type { Asked } from '../asked.ts'

const MAX_LANDMARKS = 4

interface LandmarkChoice {
  readonly asked: Asked
  readonly places: readonly PlaceId[]
  readonly ground: GroundId
  readonly subjects: readonly Subject[]
  readonly random: Random
}

function usualLandmarks({ places, ground, subjects, random }: LandmarkChoice, named: boolean): [LandmarkId, number][] {
  if (places.includes('village'))
    return [
      ['house', 6],
      ['church', 1],
    ]
  if (places.includes('jungle')) return [['palm', 5]]
  if (ground === 'beach' && random.chance(0.75)) return [['palm', random.whole(1, 3)]]
  if (ground === 'desert' && places.includes('desert') && random.chance(0.5)) return [['cactus', random.whole(2, 4)]]
  if (
    ground === 'meadow' &&
    subjects.length === 0 &&
    !named &&
    places.every(id => id === 'meadow' || id === 'hills') &&
    random.chance(0.4)
  )
    return [['tree', 1]]
  return []
}

export function chooseLandmarks(choice: LandmarkChoice): Landmark[] {
  const landmarks = new Map<LandmarkId, Landmark>()
  for (const { motif, count, colour } of choice.asked.wanted) {
    if (motif.kind !== 'landmark' || landmarks.size >= MAX_LANDMARKS || landmarks.has(motif.id)) continue
    landmarks.set(motif.id, { id: motif.id, count: count || 1, colour: colour ? namedColour(colour) : null })
  }
  for (const [id, count] of usualLandmarks(choice, landmarks.size > 0)) {
    if (!landmarks.has(id) && landmarks.size < MAX_LANDMARKS && !choice.asked.refused.has(`landmark:${id}`))
      landmarks.set(id, { id, count, colour: null, isUsual: true })
  }
  return [...landmarks.values()]
}
