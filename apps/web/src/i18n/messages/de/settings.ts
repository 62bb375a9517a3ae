import type { Translated } from '../../message.ts'
import type { messages } from '../en/settings.ts'

export const settings: Translated<typeof messages> = {
  // Appearance
  inThisBrowser: 'In diesem Browser.',
  colours: 'Farben',
  asSystem: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  language: 'Sprache',
  asBrowser: 'Wie der Browser',
}
