import { defineError } from '../../platform/errors.ts'

export const imageNotFound = defineError(
  'image.not_found',
  404,
  'The id is wrong, or the image was deleted for good.',
  'There is no image with this id.',
)
export const cursorOfAnotherSort = defineError(
  'image.cursor_of_another_sort',
  400,
  'Cursors go on in the order in which they were given out: ask for the first page of another order without one.',
  (name: string) => `The ${name} is one of another order.`,
)
export const tooManyToSort = defineError(
  'image.too_many_to_sort',
  400,
  'By stars, size and title the whole gallery can be put in order, or what a filter finds where that is not much. Narrow it further, or choose another order.',
  (most: number) =>
    `By stars, size and title at most ${most} found images can be put in order. Narrow the search further.`,
)
export const imageFileMissing = defineError(
  'image.file_missing',
  404,
  'The database knows the image, but its file is gone from the storage: restore it from a backup, or delete the image.',
  'The file of this image is missing from the storage.',
)
export const imageDamaged = defineError(
  'image.damaged',
  422,
  'The stored file is not what was stored: cut short, or with other bytes in it. The disk may be failing. Restore the file from a backup, or delete the image; thumbnails that were made before can still be seen.',
  'The stored file of this image is damaged. Restore it from a backup, or delete the image.',
)
export const tooLargeForAvif = defineError(
  'image.too_large_for_avif',
  422,
  'AVIF is slow to make; pictures beyond 16 megapixels are given in it only at one of the smaller widths.',
  (pixels: number) =>
    `The picture has more than ${pixels / 1e6} megapixels, too many for AVIF at full size. Ask for a width, or another format.`,
)
export const importRejected = defineError(
  'image.rejected',
  422,
  'The file is not a PNG, JPEG or WebP of one frame, is damaged, or has too many pixels.',
  (reason: string) => `The file was not taken: ${reason}`,
)
export const importTooLarge = defineError(
  'image.too_large',
  413,
  'The file is larger than MAX_IMAGE_MB.',
  (limitMb: number) => `The file is larger than ${limitMb} MB.`,
)
export const importWithoutFile = defineError(
  'image.no_file',
  400,
  'Send one file as multipart/form-data.',
  'The form has no file in it.',
)
export const importHasMoreFiles = defineError(
  'image.more_than_one_file',
  400,
  'Send one file a request.',
  'The form has more than one file in it; send them one by one.',
)
export const recipeTooLong = defineError(
  'image.recipe_too_long',
  422,
  'A JPEG holds 64 kB of text, and the recipe is longer. Ask for another format, or without the recipe.',
  'The recipe is too long for a JPEG. Ask for PNG or WebP, or leave the recipe out.',
)
