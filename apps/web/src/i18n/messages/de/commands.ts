import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/commands.ts'

export const messages: Translated<typeof english> = {
  find: 'Seiten, Befehle, Sammlungen, Stile und Modelle finden',
  found: 'Gefunden',
  // Sections
  recent: 'Zuletzt benutzt',
  here: 'Auf dieser Seite',
  pages: 'Gehe zu',
  models: 'Modelle',
  // Rows
  searchGallery: 'In der Galerie nach „{words}“ suchen',
  inUse: 'In Gebrauch',
  // What came of it
  count: '{count} gefunden',
  nothing: 'Nichts heißt hier „{words}“.',
  reading: 'Namen werden gelesen …',
  unread: 'Nicht alle Namen konnten gelesen werden. {reason}',
  notNow: 'Das geht nicht mehr: Worum es ging, hat sich geändert.',
  modelChosen: 'Das Studio benutzt jetzt {model}.',
  styleChosen: 'Stil zum Prompt hinzugefügt: {style}.',
  styleTaken: 'Stil vom Prompt entfernt: {style}.',
  stylesFull: 'Ein Prompt hat höchstens {most} Stile. Nimm erst einen weg.',
}
