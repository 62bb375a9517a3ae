import type { Style } from './style.ts'

/** Clean shapes with soft light; a breath of grain. */
export const flat: Style = { texture: 'grain' }
