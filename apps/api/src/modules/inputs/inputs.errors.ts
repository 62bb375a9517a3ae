import { defineError } from '../../platform/errors.ts'

export const uploadNotFound = defineError(
  'upload.not_found',
  404,
  'The id is wrong, the file belongs to somebody else, or it was not used within 24 hours and is gone. Send it again.',
  'There is no upload with this id.',
)
export const uploadFileMissing = defineError(
  'upload.file_missing',
  404,
  'The database knows the upload, but its file is gone from the storage: restore it from a backup, or send it again.',
  'The file of this upload is missing from the storage.',
)
export const inputNotFound = defineError(
  'generation.input_not_found',
  422,
  'An image or an upload to begin with is not there: the id is wrong, it was deleted, or it is not yours to see. `errors` says which.',
  (path: string) => [
    'A picture that this is to begin with is not there any more.',
    { errors: [{ path, message: 'there is no such picture' }] },
  ],
)
export const maskOfOtherShape = defineError(
  'generation.mask_of_other_shape',
  400,
  'A mask has the proportions of the picture that it lies on; its size may differ.',
  (mask: string, picture: string) => [
    `The mask is ${mask} and the picture ${picture}: they do not have the same proportions.`,
    { errors: [{ path: '/inputs/mask', message: `must have the proportions of the picture, ${picture}` }] },
  ],
)
