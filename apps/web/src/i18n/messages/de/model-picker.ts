import type { Translated } from '../../message.ts'
import type { messages } from '../en/model-picker.ts'

export const modelPicker: Translated<typeof messages> = {
  addEngine: 'Engine hinzufügen',
  makeDefault: 'Als Vorgabe',
  isDefault: 'Vorgabe',
  searchModels: 'Modelle suchen',
  searching: 'Sucht im Hub …',
  modelsFound: '{count} Modell gefunden | {count} Modelle gefunden',
  searchedInPart: 'Nur bereits bekannte Modelle sind aufgeführt. {reason}',
  searchHint: 'Tippen sucht auch im Hub von Hugging Face; auch die Adresse eines Modells lässt sich einfügen.',
  models: 'Modelle',
  upTo: 'Bis {width} × {height}',
  stepsExactly: '{steps} Schritte',
  stepsRange: '{min} bis {max} Schritte',
  withGuidance: 'Prompttreue',
  withNegative: 'negativer Prompt',
  noLicence: 'keine Lizenz genannt',
  servedBy: 'Angeboten von {names}',
  servedByNone: 'Zurzeit nirgends angeboten',
  noSample: 'Noch kein Bild',
  perPicture: 'Etwa {duration} pro Bild',
  free: 'Kostenlos',
  pricePerImage: '{price} pro Bild',
  pricePerMegapixel: '{price} pro Megapixel',
  unserved: '{count} Modell, das zurzeit niemand anbietet | {count} Modelle, die zurzeit niemand anbietet',
  noModel: 'Ein Modell namens {id} gibt es nicht.',
}
