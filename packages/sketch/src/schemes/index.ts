import type { TimeId } from '../lexicon.ts'
import { dawn, day } from './bright.ts'
import { dusk, night, sunset } from './dark.ts'
import type { Schemes } from './scheme.ts'

/** The lights that an hour may have. */
export const SCHEMES: Readonly<Record<TimeId, Schemes>> = { dawn, day, sunset, dusk, night }
