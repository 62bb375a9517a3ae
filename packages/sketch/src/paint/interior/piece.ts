import type { Colour } from '../../colour.ts'
import type { Random } from '../../random.ts'
import type { Node } from '../../shape.ts'
import type { Light } from '../indoors/light.ts'

/** What a piece of furniture needs to draw itself in centimetres, with the middle of its foot at 0, 0. */
export interface Carpentry {
  readonly light: Light
  readonly random: Random
  /** As the prompt says, or else the room's. */
  readonly colour: Colour | null
  readonly wood: Colour
  readonly fabric: Colour
}

export type PiecePainter = (own: Carpentry) => Node[]
