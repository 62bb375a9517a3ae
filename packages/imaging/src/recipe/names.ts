import { isRecord } from './json.ts'
import type { RawRecipe } from './values.ts'

type Field = Exclude<keyof RawRecipe, 'typed' | 'provider' | 'details' | 'servedInstead'>

/**
 * The names that tools have for one thing, without case, blanks, `_` and `-`. Of several in one place the first of this list counts:
 * a distilled model's own guidance before the classic one, which such a model does not use.
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  prompt: ['prompt', 'positiveprompt', 'positive'],
  negativePrompt: ['negativeprompt', 'negative', 'uc'],
  model: [
    'model',
    'modelname',
    'basemodel',
    'basemodelname',
    'checkpoint',
    'checkpointname',
    'sdmodel',
    'sdmodelname',
    'sdmodelcheckpoint',
    'usestablediffusionmodel',
    'stablediffusionmodel',
    'ckptname',
    'ckpt',
    'modelweights',
    'unetname',
    'unet',
    'modelid',
  ],
  seed: ['seed', 'noiseseed', 'imageseed', 'initialseed'],
  steps: ['steps', 'numinferencesteps', 'inferencesteps', 'samplingsteps', 'numsteps', 'ddimsteps'],
  guidance: [
    'distilledcfgscale',
    'distilledguidancescale',
    'distilledguidance',
    'fluxguidancescale',
    'fluxguidance',
    'guidance',
    'guidancescale',
    'cfgscale',
    'cfg',
    'classifierfreeguidance',
    'scale',
  ],
  sampler: ['sampler', 'samplername', 'samplingmethod'],
  width: ['width', 'imagewidth'],
  height: ['height', 'imageheight'],
}
const SIZES = ['size', 'resolution', 'imagesize', 'dimensions']
const SIZE = /^\s*\(?\s*(\d{1,5})\s*[x×X*,]\s*(\d{1,5})\s*\)?\s*$/
/** Longer ones are none. */
const MAX_SIZE_LENGTH = 40

const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_-]/g, '')

/** A model may come as an object that says its name. */
const modelName = (value: unknown) =>
  isRecord(value) ? (value['name'] ?? value['model_name'] ?? value['modelName']) : value

/** By whichever names the values go. */
export const rawFrom = (entries: Iterable<readonly [name: string, value: unknown]>): RawRecipe => {
  const found = new Map<string, unknown>()
  for (const [name, value] of entries) {
    const key = plain(name.slice(0, 60))
    if (value !== null && value !== '' && !found.has(key)) found.set(key, value)
  }
  const first = (names: readonly string[]) => names.map(name => found.get(name)).find(value => value !== undefined)
  const size = first(SIZES)
  const [, width, height] = SIZE.exec(typeof size === 'string' && size.length <= MAX_SIZE_LENGTH ? size : '') ?? []
  const raw = Object.fromEntries(Object.entries(NAMES).map(([field, names]) => [field, first(names)]))
  return { ...raw, model: modelName(raw['model']), width: raw['width'] ?? width, height: raw['height'] ?? height }
}

export const rawFromRecord = (record: Readonly<Record<string, unknown>>) => rawFrom(Object.entries(record))
