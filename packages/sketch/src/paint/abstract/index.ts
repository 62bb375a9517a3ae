import { geometry, ribbons } from './forms.ts'
import { type Composition, harmony } from './harmony.ts'
import { currents, orbits, tiles } from './rhythms.ts'
import type { Stage } from '../stage.ts'
import { createRandom } from '../../random.ts'
import type { Node } from '../../shape.ts'

const COMPOSITIONS: readonly [Composition, ...Composition[]] = [ribbons, geometry, orbits, currents, tiles]

/** The words choose the kind of composition, the seed how it comes out. */
export function paintAbstract(stage: Stage): Node[] {
  const random = stage.random('abstract')
  const kinds = createRandom(stage.scene.wordsHash)
  const composition = kinds.pick(COMPOSITIONS)
  return composition(stage, random, harmony(stage, kinds))
}
