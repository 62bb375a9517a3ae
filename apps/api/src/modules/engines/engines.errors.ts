import { defineError } from '../../platform/errors.ts'

export const engineNotFound = defineError(
  'engine.not_found',
  404,
  'The id is wrong, or the engine was removed.',
  'There is no engine with this id.',
)
export const engineKindUnknown = defineError(
  'engine.kind_unknown',
  404,
  'The studio knows no such kind of engine. GET /api/v1/engines/kinds lists those that there are.',
  (kind: string) => `There is no kind of engine called ${JSON.stringify(kind)}.`,
)
export const engineNotAddable = defineError(
  'engine.not_addable',
  409,
  'An engine of this kind is a part of the studio, and there is one only.',
  (name: string) => `${name} is a part of the studio; there can be no second one.`,
)
export const engineIdTaken = defineError(
  'engine.id_taken',
  409,
  'Another engine has this id, or the studio needs it for itself. Choose another one, or leave it out.',
  (id: string) => `The id "${id}" is taken.`,
)
export const engineComesWithStudio = defineError(
  'engine.comes_with_studio',
  409,
  'This engine comes with the studio: it can be switched off and moved, but not removed, and what it needs is set in the settings or the environment.',
  (name: string) => `${name} comes with the studio. Switch it off instead, or change it in the settings.`,
)
export const engineTooMany = defineError(
  'engine.too_many',
  409,
  'There are as many engines as a studio can have. Remove one that is not needed.',
  (most: number) => `There are ${most} engines already. Remove one that is not needed.`,
)
export const engineReadsNoModels = defineError(
  'engine.reads_no_models',
  422,
  'Engines of this kind make no models of files.',
  (name: string) => `${name} makes no models of files.`,
)
export const engineFileRefused = defineError(
  'engine.file_refused',
  422,
  'The file is none that a model can be made of. The sentence says what it lacks.',
  (sentence: string) => sentence,
)
