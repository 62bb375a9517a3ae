import { type Part, part } from '../../figure.ts'
import { ellipse, limb } from '../../../path.ts'

const HEAD_Y = -91

export const head = (y = HEAD_Y, radius = 7): Part[] => [
  part('skin', limb([0, y + radius], [0, y + radius + 5], 2.6, 2.8)),
  part('skin', ellipse(0, y, radius * 0.92, radius)),
]
