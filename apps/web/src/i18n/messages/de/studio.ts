import type { Translated } from '../../message.ts'
import type { messages } from '../en/studio.ts'

export const studio: Translated<typeof messages> = {
  // Page
  studio: 'Studio',
  results: 'Ergebnisse',
  sent: 'Abgeschickt.',
  showNewer: '{count} neueres zeigen | {count} neuere zeigen',
  writePrompt: 'Prompt schreiben',
  toggleQueue: 'Warteschlange zeigen oder verbergen',
  modelGone: '{model} ist nicht mehr zu finden.',
  modelUnread: '{model} ließ sich nicht lesen: {reason}',
  recipeRefused: 'Dieses Rezept wird nicht mehr angenommen: wiederverwenden und ändern, was markiert ist.',
  recipeTaken: 'Das Formular ist mit diesem Rezept gefüllt.',
  // Start
  startTitle: 'Was soll es werden?',
  ideaLighthouse: 'Ein Leuchtturm in der Dämmerung, Aquarell',
  ideaMountains: 'Verschneite Berge über einem See, früher Morgen',
  ideaHarbour: 'Ein stiller Hafen mit drei Booten, Holzschnitt',
  ideaFox: 'Ein Fuchs im Birkenwald, goldenes Herbstlicht',
  startText: 'Ein Bild beschreiben und auf „Erzeugen“ drücken, oder eins hiervon probieren.',
  startBuiltIn:
    'Den Anfang macht {engine}, das eingebaut ist: Es zeichnet einfache Szenen aus dem Text, ganz ohne KI und ohne Konto.',
  startToken: 'Für Bilder von trainierten Modellen: {link}.',
  startTokenLink: 'Token von Hugging Face hinzufügen',
  // Pictures
  trashed: 'In den Papierkorb gelegt.',
  thisPicture: 'Dieses Bild',
  open: 'Öffnen',
  download: 'Herunterladen',
  actions: 'Aktionen',
  favourite: 'Favorit',
  useAgain: 'Wiederverwenden',
  vary: 'Variieren',
  delete: 'Löschen',
  pictureOf: 'Bild {at} von {total}',
  progress: 'Fortschritt',
  useAgainHint: 'Formular mit diesem Rezept füllen',
  varyHint: 'Noch eins mit neuem Seed',
  seedIs: 'Seed {seed}',
  // Progress
  pictureDone: 'Bild {at} von {total} fertig',
  failedWhy: 'Fehlgeschlagen. {reason}',
  waitingWhy: 'Wartet. {reason}',
}
