import { colourOf, type Asked } from '../asked.ts'
import type { Inscription } from '../elements.ts'
import type { Reading } from '../read-prompt.ts'
import type { Setting } from './places.ts'

/** The words that the prompt puts in quotes, and what they are written on; a board where it does not say. */
export function chooseInscription(asked: Asked, { quotes }: Reading, setting: Setting): Inscription | null {
  const mention = asked.wanted.find(({ motif }) => motif.kind === 'surface')
  if (quotes.length === 0 && setting !== 'sign') return null
  const neon = asked.styles.includes('neon') && (asked.surfaces.length === 0 || asked.surfaces[0] === 'sign')
  return {
    surface: neon ? 'neon_sign' : (asked.surfaces[0] ?? (setting === 'sign' ? 'lettering' : 'sign')),
    texts: quotes,
    colour: mention ? colourOf(mention) : null,
  }
}
