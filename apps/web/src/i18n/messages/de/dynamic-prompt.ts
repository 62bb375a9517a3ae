import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/dynamic-prompt.ts'

export const messages: Translated<typeof english> = {
  prompts: '{count} Prompt | {count} Prompts',
  ofCombinations: 'von {combinations} Kombinationen',
  ofVeryMany: 'von mehr Kombinationen, als sich zählen lassen',
  firstTen: 'Die ersten davon',
  which: 'Welche Prompts',
  all: 'Alle',
  random: 'Zufällig',
  howMany: 'Wie viele',
  sampleOthers: 'Andere ziehen',
  samplingSeed: 'Seed der Ziehung: {seed}',
  nothingToSample: 'Nichts zu ziehen: Er wird gesendet, wie er ist.',
  make: '{name} anlegen',
  createWildcard: '__{name}__ anlegen',
  asText: 'Als Text senden',
  manyTitle: '{count} Prompt ausführen? | Alle {count} Prompts ausführen?',
  manyText: 'Jeder wird ein eigener Auftrag. Sie warten in der Warteschlange und lassen sich dort einzeln abbrechen.',
  makeNone: 'Nicht ausführen',
  makeThem: '{count} Prompt ausführen | {count} Prompts ausführen',
}
