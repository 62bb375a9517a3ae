import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/prompt-history.ts'

export const messages: Translated<typeof english> = {
  title: 'Frühere Prompts',
  search: 'Prompts suchen',
  which: 'Welche Prompts',
  all: 'Alle',
  favorites: 'Favoriten',
  star: 'Zu den Favoriten',
  remove: 'Löschen',
  none: 'Noch keine Prompts. Was erzeugt wird, steht hier, in jedem Browser.',
  noneFound: 'Kein Prompt enthält diese Wörter.',
  noFavorites: 'Noch keine Favoriten. Ein Prompt wird es mit seinem Stern.',
  more: 'Mehr zeigen',
  arrowHint: 'Im Prompt blättern die Pfeiltasten hoch und runter durch sie.',
  clear: 'Verlauf leeren',
  clearTitle: 'Den Verlauf leeren?',
  clearText: 'Favoriten und Bilder bleiben. Die anderen Prompts werden für alle Browser gelöscht.',
  clearThem: 'Leeren',
  keepThem: 'Prompts behalten',
}
