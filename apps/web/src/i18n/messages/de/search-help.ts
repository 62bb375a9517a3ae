import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/search-help.ts'

export const messages: Translated<typeof english> = {
  helpIntro: 'Alle Wörter müssen vorkommen. Ein Druck auf ein Beispiel setzt es ein.',
  helpWords: 'Beide Wörter',
  helpBeginning: 'Wörter, die so anfangen',
  helpPhrase: 'Genau diese Wortfolge',
  helpWithout: 'Ohne dieses Wort',
  helpTag: 'Mit diesem Schlagwort',
  helpRating: 'Vier Sterne oder mehr',
  helpModel: 'Von diesem Modell',
  helpNegative: 'Im negativen Prompt',
  helpStyle: 'Mit diesem Stil gemacht',
  helpShape: 'Quer (wide), hoch (tall), Quadrat (square)',
  helpSeed: 'Mit diesem Seed gemacht',
  helpSampler: 'Mit diesem Sampler gemacht',
  helpTask: 'Auf diese Weise entstanden',
  helpCollection: 'Noch in keiner Sammlung',
}
