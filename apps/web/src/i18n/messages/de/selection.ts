import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/selection.ts'

export const messages: Translated<typeof english> = {
  selecting: 'Wählt aus …',
  selected: '{pictures} ausgewählt',
  selectedPictures: 'Ausgewählte Bilder',
  selectNothingHint: 'Auswahl aufheben (Esc)',
  restoreHint: 'Wiederherstellen (R)',
  deleteForGood: 'Endgültig löschen',
  favouriteHint: 'Favorit (F)',
  noLonger: 'Keine Favoriten mehr',
  tagHint: 'Schlagwörter (T)',
  addToHint: 'In eine Sammlung legen (B)',
  takeOutHint: 'Aus der Sammlung nehmen (X)',
  cover: 'Titelbild',
  download: 'Herunterladen',
  deleteHint: 'Löschen (Entf)',
  makeMore: 'Remix oder variieren',
  compareHint: 'Vergleichen (C)',
}
