import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/studio.ts'

export const messages: Translated<typeof english> = {
  // Page
  studio: 'Studio',
  results: 'Ergebnisse',
  sent: 'Abgeschickt.',
  showNewer: '{count} neueres zeigen | {count} neuere zeigen',
  writePrompt: 'Prompt schreiben',
  toggleQueue: 'Warteschlange zeigen oder verbergen',
  modelGone: '{model} ist nicht mehr zu finden.',
  modelUnread: '{model} ließ sich nicht lesen: {reason}',
  recipeRefused: 'Dieses Rezept wird nicht mehr angenommen: mit Remix ins Formular holen und ändern, was markiert ist.',
  recipeTaken: 'Das Formular ist mit diesem Rezept gefüllt.',
  // After the first picture
  hint: 'Was es sonst noch gibt',
  hintText: 'Das erste Bild. Und jetzt?',
  hintVary: 'Variieren: vier weitere davon',
  hintStyles: 'Einen Stil finden',
  hintGrid: 'Viele im Raster vergleichen',
  // What Generate will do
  generateCount: '{count} erzeugen | {count} erzeugen',
  planTime: 'etwa {duration}',
  generateStopped: 'Keine Wildcard „{name}“',
  options: 'Optionen',
  closeOptions: 'Optionen schließen',
  // The sheet
  pictureSize: 'Größe der Bilder',
  failures: 'Ohne Ergebnis',
  showFailures: '{count} weiteres zeigen | {count} weitere zeigen',
  dismissAll: 'Alle schließen',
  // Pictures
  trashed: 'In den Papierkorb gelegt.',
  thisPicture: 'Dieses Bild',
  open: 'Öffnen',
  download: 'Herunterladen',
  actions: 'Aktionen',
  favourite: 'Favorit',
  delete: 'Löschen',
  pictureOf: 'Bild {at} von {total}',
  progress: 'Fortschritt',
  seedIs: 'Seed {seed}',
  // Progress
  pictureDone: 'Bild {at} von {total} fertig',
  failedWhy: 'Fehlgeschlagen. {reason}',
  waitingWhy: 'Wartet. {reason}',
}
