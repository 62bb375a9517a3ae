import type { StyleId } from '../lexicon.ts'
import { flat } from './flat.ts'
import { lineart } from './lineart.ts'
import { minimal } from './minimal.ts'
import { neon } from './neon.ts'
import { papercut } from './papercut.ts'
import { pixel } from './pixel.ts'
import { lowpoly, oil } from './repaint.ts'
import type { Style } from './style.ts'
import { watercolour } from './watercolour.ts'

/** "Abstract" is a matter of the scene; it is rendered as it is. */
export const STYLES_BY_ID = {
  watercolour,
  pixel,
  lineart,
  neon,
  minimal,
  abstract: flat,
  oil,
  lowpoly,
  papercut,
} satisfies Record<StyleId, Style>

export const styleOf = (id: StyleId | null): Style => (id ? STYLES_BY_ID[id] : flat)
