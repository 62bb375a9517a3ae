/** What the page behind a link says, in the languages that the studio speaks. */
const ENGLISH = {
  untitled: 'Untitled',
  picture: 'Picture {number}',
  pictures: '{count} pictures',
  prompt: 'Prompt',
  negativePrompt: 'Negative prompt',
  model: 'Model',
  seed: 'Seed',
  steps: 'Steps',
  guidance: 'Guidance',
  size: 'Size',
  download: 'Download',
  older: 'More pictures',
  newer: 'Previous pictures',
  all: 'All pictures',
  previous: 'Previous',
  next: 'Next',
  empty: 'There is nothing here yet.',
  locked: 'This page has a password',
  password: 'Password',
  open: 'Open',
  wrong: 'That is not the password.',
  slow: 'Too many wrong passwords. Try again in {seconds} seconds.',
  nowhere: 'This link does not work',
  nowhereHelp: 'It may have expired, or whoever shared it has deleted it.',
  madeWith: 'Shared from Atelier',
} as const
type Word = keyof typeof ENGLISH

const GERMAN: Readonly<Record<Word, string>> = {
  untitled: 'Ohne Titel',
  picture: 'Bild {number}',
  pictures: '{count} Bilder',
  prompt: 'Prompt',
  negativePrompt: 'Negativer Prompt',
  model: 'Modell',
  seed: 'Seed',
  steps: 'Schritte',
  guidance: 'Prompttreue',
  size: 'Größe',
  download: 'Herunterladen',
  older: 'Weitere Bilder',
  newer: 'Vorherige Bilder',
  all: 'Alle Bilder',
  previous: 'Zurück',
  next: 'Weiter',
  empty: 'Hier ist noch nichts.',
  locked: 'Diese Seite ist mit einem Passwort geschützt',
  password: 'Passwort',
  open: 'Öffnen',
  wrong: 'Das ist nicht das Passwort.',
  slow: 'Zu viele falsche Passwörter. Versuche es in {seconds} Sekunden noch einmal.',
  nowhere: 'Dieser Link funktioniert nicht',
  nowhereHelp: 'Vielleicht ist er abgelaufen oder wurde gelöscht.',
  madeWith: 'Geteilt aus Atelier',
}

export interface Words {
  readonly language: 'en' | 'de'
  readonly say: (word: Word, values?: Readonly<Record<string, string | number>>) => string
}

/** By what the browser asks for first, of the two (RFC 9110, 12.5.4; weights hardly ever change the order). */
export function wordsFor(acceptLanguage: string | undefined): Words {
  const [first] = (acceptLanguage ?? '').toLowerCase().match(/\b(?:en|de)\b/g) ?? []
  const language = first === 'de' ? 'de' : 'en'
  const texts = language === 'de' ? GERMAN : ENGLISH
  return {
    language,
    say: (word, values = {}) => texts[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
  }
}
