import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/remix-note.ts'

export const messages: Translated<typeof english> = {
  fromPicture: 'Aus diesem Bild',
  forgetPicture: 'Herkunft vergessen',
  notBrought: 'Nicht alles ließ sich übernehmen:',
  lostModel: '{wanted} ist hier nicht verfügbar. Im Formular steht stattdessen {now}.',
  lostSize: 'Format {now} statt {wanted}, das dieses Modell nicht beherrscht.',
  lostSteps: '{now} statt {wanted} Schritte: die Grenze dieses Modells.',
  lostGuidance: 'Prompttreue {now} statt {wanted}: die Grenze dieses Modells.',
  lostSeed: 'Seed {now} statt {wanted}: die Grenze dieses Modells.',
  noSteps: 'Bei diesem Modell lassen sich keine Schritte einstellen.',
  noGuidance: 'Dieses Modell kennt keine Prompttreue.',
  noSeed: 'Dieses Modell nimmt keinen Seed, das Bild lässt sich also nicht genauso wiederholen.',
  noNegative: 'Dieses Modell nimmt keinen negativen Prompt.',
  lostOptions: 'Das nimmt dieses Modell hier nicht: {names}.',
  lostStyles: 'Nicht mehr vorhandene Stile: {names}. Ihre Worte stehen im Prompt.',
  lostTemplate: 'Im Formular steht der Prompt dieses Bildes, nicht die Vorlage.',
  takeTemplate: 'Vorlage verwenden',
}
