import { MAX_SEED, type GenerationParameters, type Image } from '@atelier/contracts'
import { isOver, type GenerationEntry } from '../../../stores/generations.ts'

/** Each picture at its own place, whichever is done first; undefined where one is still to come. */
export function slotsOf(
  pictures: readonly Image[],
  { seed, count }: Pick<GenerationParameters, 'seed' | 'count'>,
): readonly (Image | undefined)[] {
  // Image k is made with seed + k, around the end of 32 bits.
  const placed = new Map(
    pictures.map((picture, at) => [
      picture.seed === null ? at : (picture.seed - seed + MAX_SEED + 1) % (MAX_SEED + 1),
      picture,
    ]),
  )
  return Array.from({ length: count }, (_, at) => placed.get(at))
}

/** Of a generation, those that are not in the trash; while it lasts, with a place for each that is still to come. */
export function placesOf(
  { imageIds, parameters, ...rest }: Pick<GenerationEntry, 'imageIds' | 'parameters' | 'status'>,
  imageOf: (id: string) => Image | undefined,
): readonly (Image | undefined)[] {
  const pictures = imageIds.flatMap(id => imageOf(id) ?? []).filter(({ trashedAt }) => trashedAt === null)
  return isOver(rest) ? pictures : slotsOf(pictures, parameters)
}
