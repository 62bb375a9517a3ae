import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/wildcards.ts'

export const messages: Translated<typeof english> = {
  title: 'Wildcards',
  example: '__farbe__',
  hint: 'Jedes {name} in einem Prompt wird durch eine dieser Zeilen ersetzt.',
  new: 'Neue Wildcard',
  fromFile: 'Aus einer Textdatei',
  find: 'Wildcard suchen',
  entries: '{count} Eintrag | {count} Einträge',
  emptyTitle: 'Noch keine Wildcards',
  emptyHint:
    'Eine Wildcard ist eine Liste von Wörtern. Heißt sie „farbe“, so zieht ein Prompt mit __farbe__ aus dieser Liste.',
  notFound: 'Keine Wildcard heißt so',
  name: 'Name',
  nameHint: 'Buchstaben ohne Umlaute, Ziffern, -, / und einzelne _.',
  nameWrong: 'Bitte einen Namen aus Buchstaben ohne Umlaute, Ziffern, -, / und einzelnen _ vergeben.',
  lines: 'Einträge, einer je Zeile',
  linesHint: 'Eine Zeile darf Varianten, andere Wildcards und ein Gewicht enthalten: 2::rot.',
  edited: 'bearbeitet',
  save: 'Speichern',
  saved: '„{name}“ ist gespeichert.',
  remove: 'Löschen',
  removed: '„{name}“ ist gelöscht.',
  unreadable: 'Diese Datei lässt sich nicht als Text lesen.',
}
