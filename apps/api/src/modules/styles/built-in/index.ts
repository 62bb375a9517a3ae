import { design } from './design.ts'
import { drawing } from './drawing.ts'
import { painting } from './painting.ts'
import { photography } from './photography.ts'
import type { BuiltInStyle } from './style.ts'

export type { BuiltInStyle } from './style.ts'

/** In the order in which they are shown. */
export const BUILT_IN_STYLES: readonly BuiltInStyle[] = [...photography, ...painting, ...drawing, ...design]
