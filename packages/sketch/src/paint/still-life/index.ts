import { createLight } from '../indoors/light.ts'
import { wallSign } from '../lettering/index.ts'
import type { Stage } from '../stage.ts'
import type { Node } from '../../shape.ts'
import { arrange } from './arrange.ts'
import { decorOf, paintTable, paintWall } from './table.ts'

const BACK = 0.6

/** Things on a table, before a wall or before the land that is handed in. */
export function paintStillLife(stage: Stage, land: readonly Node[] | null): Node[] {
  const { scene, width, height } = stage
  const light = createLight(stage)
  const decor = decorOf(stage)
  const back = height * (land ? 0.68 : BACK)
  const side = Math.min(height, width * 1.1)
  return [
    ...(land ?? paintWall(stage, light, decor.wall)),
    ...(scene.inscription ? wallSign(stage, scene.inscription) : []),
    ...paintTable(stage, light, decor, back, land === null),
    ...arrange(stage, light, scene.table, {
      x: width / 2,
      width: width * 0.84,
      back: back + (height - back) * 0.26,
      front: back + (height - back) * 0.62,
      tallest: side * 0.56,
      largest: side * 0.0085,
    }),
  ]
}
