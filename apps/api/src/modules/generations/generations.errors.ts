import { defineError, type FieldError } from '../../platform/errors.ts'

export const generationNotFound = defineError(
  'generation.not_found',
  404,
  'The id is wrong, or the generation was removed.',
  'There is no generation with this id.',
)
export const generationFinished = defineError(
  'generation.finished',
  409,
  'A generation that is finished cannot be cancelled.',
  (status: string) => `This generation has already ${status === 'cancelled' ? 'been cancelled' : status}.`,
)
export const generationNotRetryable = defineError(
  'generation.not_retryable',
  409,
  'Only a generation that failed or was cancelled can be queued again.',
  (status: string) => `Only a failed or cancelled generation can be retried; this one is ${status}.`,
)
export const generationUnfinished = defineError(
  'generation.unfinished',
  409,
  'A generation that waits or runs cannot be deleted. Cancel it first.',
  (status: string) => `This generation is ${status}. Cancel it before it is deleted.`,
)
export const generationInGrid = defineError(
  'generation.in_grid',
  409,
  'A cell of a grid stays for as long as its grid does. Delete the grid.',
  'This generation is a cell of a grid. Delete the grid instead.',
)
export const parentNotFound = defineError(
  'generation.parent_not_found',
  422,
  'The `parentId` is wrong, or that image was deleted for good. Leave it out to make the picture all the same.',
  (path: string) => [
    'The image that this is to be made from is not there any more.',
    { errors: [{ path, message: 'there is no such image' }] },
  ],
)
export const parametersOutOfLimits = defineError(
  'generation.parameters_out_of_limits',
  400,
  'A parameter lies outside what the model takes. `errors` names each; GET /api/v1/models/{id} lists the limits.',
  (model: string, errors: readonly FieldError[]) => [
    `${model} does not take ${errors.map(error => error.path.slice(1)).join(', ')} as given: ${errors.map(error => error.message).join('; ')}.`,
    { errors },
  ],
)
export const queueFull = defineError(
  'queue.full',
  429,
  'As many generations wait as QUEUE_LIMIT allows. Try again when some are done.',
  (limit: number, wanted: number) => [
    wanted === 1
      ? `${limit} generations are waiting already. Try again when some of them are done.`
      : `There is no room for ${wanted} more generations: ${limit} may wait. Try again when some of them are done.`,
    { retryAfterMs: 10_000 },
  ],
)
/** Told of one call; who sends more that is wrong sees the rest the next time. */
const MOST_ERRORS = 100

export const generationsRefused = defineError(
  'generation.list_refused',
  400,
  'Something in a list of requests cannot be made, so that none of them is. `errors` names each, as `/items/3/steps`.',
  (refused: number, total: number, errors: readonly FieldError[]) => [
    `${refused} of ${total} requests cannot be made as given.`,
    { errors: errors.slice(0, MOST_ERRORS) },
  ],
)
export const promptFileUnreadable = defineError(
  'generation.file_unreadable',
  422,
  'What was sent is no CSV of prompts: a text with commas, semicolons or tabs between its columns, whose first line names them, `prompt` among them.',
  (why: string) => `This is no file of prompts: ${why}.`,
)
export const promptFileWithoutPrompts = defineError(
  'generation.file_empty',
  422,
  'A file of prompts has none in it: nothing but blank lines, or a first line that names its columns.',
  'There is no prompt in this file.',
)
export const promptFileTooLong = defineError(
  'generation.file_too_long',
  422,
  'A file has more prompts than one call makes. Part it into several.',
  (prompts: number, most: number) => `This file has ${prompts} prompts; ${most} are the most. Part it into several.`,
)
