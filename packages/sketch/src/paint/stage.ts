import { noLetters, type Letters } from './lettering/letters.ts'
import type { Colour } from '../colour.ts'
import { inLight } from '../palette.ts'
import type { Point } from '../path.ts'
import { createRandom } from '../random.ts'
import type { Scene } from '../scene.ts'
import type { LocalId } from '../schemes/local.ts'

/** What every motif needs to draw itself. */
export function createStage(scene: Scene, letters: Letters = noLetters) {
  const { palette, width, height, horizon } = scene
  const lit = (colour: Colour, depth: number) => inLight(palette, colour, depth)
  return {
    scene,
    letters,
    palette,
    width,
    height,
    horizon,
    /** A stream of numbers of its own for each motif. */
    random: (label: string) => createRandom(scene.seed).fork(label),
    /** The colour a thing shows at a depth from 0 (near) to 1 (far). */
    lit,
    local: (id: LocalId, depth: number) => lit(palette.local[id], depth),
    dark: scene.time === 'night' || scene.time === 'dusk',
    /** Where the sun or the moon stands, if there is one. */
    orb: orbPoint(scene),
  }
}
export type Stage = ReturnType<typeof createStage>

function orbPoint({ sky, width, horizon }: Scene): Point | null {
  const orb = sky.sun ?? sky.moon
  return orb ? [orb.x * width, horizon * (1 - orb.y)] : null
}
