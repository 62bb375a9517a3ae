import type { SheetLanguage } from '@atelier/contracts'

const english = {
  model: 'Model',
  seed: 'Seed',
  steps: 'Steps',
  guidance: 'Guidance',
  strength: 'Strength',
  sampler: 'Sampler',
  scheduler: 'Scheduler',
  size: 'Size',
  style: 'Style',
  inPlaceOf: (text: string) => `In place of “${text}”`,
  noStyle: 'No style',
  nothing: '(nothing)',
  number: (value: number) => String(value),
  factSteps: (steps: number) => `${steps} ${steps === 1 ? 'step' : 'steps'}`,
  factGuidance: (guidance: number) => `guidance ${guidance}`,
  factStrength: (strength: number) => `strength ${strength}`,
  factSeed: (seed: number) => `seed ${seed}`,
  inTrash: 'In the trash',
  waiting: 'Waiting',
  making: 'Being made',
  cancelled: 'Cancelled',
  deleted: 'Deleted',
  /** Why is known in English only. */
  failed: (why: string | undefined) => why ?? 'Failed',
  winner: 'Winner',
  unreadable: 'The file cannot be read',
}

export type SheetWords = typeof english

const inGerman = (value: number) => value.toLocaleString('de', { useGrouping: false })

const german: SheetWords = {
  model: 'Modell',
  seed: 'Seed',
  steps: 'Schritte',
  guidance: 'Prompttreue',
  strength: 'Stärke',
  sampler: 'Sampler',
  scheduler: 'Scheduler',
  size: 'Größe',
  style: 'Stil',
  inPlaceOf: text => `Anstelle von „${text}“`,
  noStyle: 'Kein Stil',
  nothing: '(nichts)',
  factSteps: steps => `${steps} ${steps === 1 ? 'Schritt' : 'Schritte'}`,
  number: inGerman,
  factGuidance: guidance => `Prompttreue ${inGerman(guidance)}`,
  factStrength: strength => `Stärke ${inGerman(strength)}`,
  factSeed: seed => `Seed ${seed}`,
  inTrash: 'Im Papierkorb',
  waiting: 'Wartet',
  making: 'Wird erzeugt',
  cancelled: 'Abgebrochen',
  deleted: 'Gelöscht',
  failed: () => 'Fehlgeschlagen',
  winner: 'Sieger',
  unreadable: 'Die Datei lässt sich nicht lesen',
}

/** What a sheet says by itself. */
export const SHEET_WORDS: Readonly<Record<SheetLanguage, SheetWords>> = { en: english, de: german }
