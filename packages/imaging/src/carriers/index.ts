import type { ContainerFormat } from '../containers/format.ts'
import type { Carrier } from './carrier.ts'
import { jpeg } from './jpeg.ts'
import { png } from './png.ts'
import { webp } from './webp.ts'

export const carriers = { png, jpeg, webp } satisfies Record<ContainerFormat, Carrier>
