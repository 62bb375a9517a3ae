import type { Translated } from '../../message.ts'
import type { messages } from '../en/common.ts'

export const common: Translated<typeof messages> = {
  // Pages
  studio: 'Studio',
  gallery: 'Galerie',
  trash: 'Papierkorb',
  import: 'Importieren',
  image: 'Bild',
  collections: 'Sammlungen',
  grids: 'Raster',
  newGrid: 'Neues Raster',
  settings: 'Einstellungen',
  notFound: 'Nicht gefunden',
  main: 'Hauptmenü',
  skip: 'Zum Inhalt',
  // Buttons
  cancel: 'Abbrechen',
  close: 'Schließen',
  dismiss: 'Schließen',
  tryAgain: 'Noch einmal',
  undo: 'Rückgängig',
  // Messages
  message: 'Meldung',
  messages: 'Meldungen ({hotkey})',
  serverAway: 'Der Server ist nicht erreichbar. Sobald er zurück ist, geht es von selbst weiter.',
  serverBack: 'Der Server ist wieder da.',
  unreachable: 'Der Server ist nicht erreichbar.',
  timeout: 'Der Server hat zu lange nicht geantwortet.',
  pageFault: 'Auf dieser Seite ist etwas schiefgegangen. Bitte neu laden.',
  // Keys
  shortcuts: 'Tastenkürzel',
  shortcutsHint: 'Tastenkürzel (?)',
  singleKeys: 'Kürzel aus einem einzelnen Zeichen',
  or: 'oder',
  everywhere: 'Überall',
  showShortcuts: 'Alle Tastenkürzel zeigen',
  toStudio: 'Zum Studio',
  toGallery: 'Zur Galerie',
  toSettings: 'Zu den Einstellungen',
  toImport: 'Bilder importieren',
  keyControl: 'Strg',
  keyShift: 'Umschalt',
  keySpace: 'Leertaste',
  keyDelete: 'Entf',
  keyEnter: 'Eingabe',
  // What is not there
  nothingHere: 'Hier ist nichts',
  leadsNowhere: 'Die Adresse führt ins Leere. Vielleicht wurde gelöscht, was hier war.',
  // Limits
  bytes: '{count} Byte | {count} Byte',
  snappedRange: 'Auf {value} gesetzt: Dieses Modell nimmt {min} bis {max}.',
  snappedWhole: 'Auf {value} gesetzt: Dieses Modell nimmt ganze Zahlen.',
  snappedMultiple: 'Auf {value} gesetzt: Dieses Modell nimmt Vielfache von {step}.',
}
