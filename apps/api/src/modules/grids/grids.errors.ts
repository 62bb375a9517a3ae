import { MAX_GRID_CELLS } from '@atelier/contracts'
import { defineError, type FieldError } from '../../platform/errors.ts'

const sentenceOf = (errors: readonly FieldError[]) =>
  errors.length === 1
    ? `Nothing was made: ${errors[0]?.message}.`
    : `Nothing was made: ${errors.length} values do not fit, the first because ${errors[0]?.message}.`

export const gridNotFound = defineError(
  'grid.not_found',
  404,
  'The id is wrong, or the grid was deleted.',
  'There is no grid with this id.',
)
export const gridTooLarge = defineError(
  'grid.too_many_cells',
  422,
  `A grid has at most ${MAX_GRID_CELLS} cells: the values of its axes, multiplied.`,
  (cells: number) => `The axes have ${cells} cells, and a grid has at most ${MAX_GRID_CELLS}.`,
)
export const axisTwice = defineError(
  'grid.axis_twice',
  422,
  'Each kind of axis goes once into a grid, but prompt parts as often as you like.',
  (kind: string, at: number) => [
    `The axis "${kind}" is there twice.`,
    { errors: [{ path: `/axes/${at}/kind`, message: `"${kind}" is there twice` }] },
  ],
)
export const promptPartMissing = defineError(
  'grid.prompt_part_missing',
  422,
  'The text that an axis puts its values in the place of does not occur in the prompt. Capitals count.',
  (search: string, at: number) => [
    `The prompt does not contain "${search}".`,
    { errors: [{ path: `/axes/${at}/search`, message: `"${search}" does not occur in the prompt` }] },
  ],
)
export const promptPartsOverlap = defineError(
  'grid.prompt_parts_overlap',
  422,
  'Two axes would put their values in the place of the same letters of the prompt.',
  (search: string, at: number) => [
    `"${search}" overlaps with what another axis puts its values in the place of.`,
    { errors: [{ path: `/axes/${at}/search`, message: 'overlaps with another axis' }] },
  ],
)
export const gridOutOfLimits = defineError(
  'grid.values_out_of_limits',
  400,
  'A value of an axis, or of what all cells begin with, lies outside what a model takes. `errors` names each; GET /api/v1/models/{id} lists the limits.',
  (errors: readonly FieldError[]) => [sentenceOf(errors), { errors }],
)
export const winnerWithoutImage = defineError(
  'grid.winner_without_image',
  409,
  'Only a cell whose image is in the gallery can be picked as the winner.',
  (cell: number) => `Cell ${cell} has no image in the gallery, so it cannot be the winner.`,
)
export const gridHasNoImages = defineError(
  'grid.no_images',
  409,
  'There is a sheet and an archive of a grid as soon as one of its cells has an image in the gallery.',
  'No cell of this grid has an image in the gallery yet.',
)
export const noSuchAxis = defineError(
  'grid.no_such_axis',
  422,
  'The grid has not that many axes, or one was named for the columns and for the rows.',
  (name: 'columns' | 'rows', message: string) => [
    `The grid cannot be laid out so: ${name} ${message}.`,
    { errors: [{ path: `/${name}`, message }] },
  ],
)
export const sheetsBusy = defineError(
  'grid.sheets_busy',
  503,
  'Sheets are drawn one after another, and several are waited for. Try again when they are done.',
  () => ['Several sheets are being drawn already. Try again in a few seconds.', { retryAfterMs: 5000 }],
)
