import { defineError } from '../../platform/errors.ts'

export const modelNotFound = defineError(
  'model.not_found',
  404,
  'No provider knows a model by this id. GET /api/v1/models lists those at hand; its `q` searches for more.',
  (id: string) => `No provider knows a model called "${id}".`,
)
export const modelUnavailable = defineError(
  'model.unavailable',
  409,
  'The model exists, but nobody serves it at the moment. The answer names a replacement where one is known.',
  (reason: string, replacement: string | null) => (replacement ? `${reason} Use ${replacement} instead.` : reason),
)
export const modelLacksTask = defineError(
  'model.task_unsupported',
  400,
  'The model cannot do what is asked of it. `tasks` of a model says what it can.',
  (sentence: string) => [sentence, { errors: [{ path: '/model', message: 'cannot do this task' }] }],
)
export const providerNotConfigured = defineError(
  'provider.not_configured',
  409,
  'The provider of this model needs a token or an address first. Set it in the settings, or use a model of the built-in engine.',
  (reason: string) => reason,
)
