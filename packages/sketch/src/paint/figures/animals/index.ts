import type { AnimalId } from '../../../lexicon.ts'
import { FLYING_AND_SWIMMING } from './flying-and-swimming.ts'
import type { Part } from '../../figure.ts'
import { cow, sheep } from './farm.ts'
import { bear, fox, rabbit, wolf } from './forest.ts'
import { deer, horse, unicorn } from './hoofed.ts'
import { cat, dog } from './pets.ts'
import { elephant, giraffe, lion } from './savanna.ts'
import { owl, penguin } from './upright.ts'

/** Every figure stands about 100 high, feet at 0, looking right or at us. */
export const ANIMAL_FIGURES: Readonly<Record<AnimalId, () => readonly Part[]>> = {
  cat,
  dog,
  fox,
  wolf,
  horse,
  unicorn,
  deer,
  bear,
  rabbit,
  elephant,
  giraffe,
  lion,
  sheep,
  cow,
  penguin,
  owl,
  ...FLYING_AND_SWIMMING,
}
