import { Type, type Static } from 'typebox'
import { ImageMimeType } from './mime-types.ts'
import { problems, writeProblems } from './problem.ts'
import { binary, defineRoute, Id, IdParams, notModified, Timestamp } from './route.ts'

/** Hours that a file is kept for which nothing was begun with. */
export const UPLOAD_HOURS = 24
/** Of one person, of what was not used yet. */
export const MAX_UPLOADS = 200
export const MAX_UPLOAD_MB = 500

export const Upload = Type.Object(
  {
    id: Id,
    mimeType: ImageMimeType,
    width: Type.Integer({ description: 'Pixels, as it is looked at.' }),
    height: Type.Integer({ description: 'Pixels, as it is looked at.' }),
    sizeBytes: Type.Integer(),
    sha256: Type.String({ description: 'Of the stored bytes, in hex.' }),
    expiresAt: Timestamp,
  },
  { 'x-name': 'Upload', description: 'A picture to begin with. It is in no gallery.' },
)
export type Upload = Static<typeof Upload>

const tags = ['Uploads'] as const

export const createUpload = defineRoute({
  method: 'POST',
  url: '/api/v1/uploads',
  schema: {
    operationId: 'createUpload',
    summary: 'Send a picture to begin with',
    description: `One PNG, JPEG or WebP as \`multipart/form-data\`, judged as an import is. It is kept for ${UPLOAD_HOURS} hours; once something was begun with it, for as long as that or any picture that came of it is there. Of what was not used yet, one person has at most ${MAX_UPLOADS} files and ${MAX_UPLOAD_MB} MB.`,
    tags,
    consumes: ['multipart/form-data'],
    response: { 201: Upload, ...writeProblems(422, 429) },
  },
})

export const getUploadFile = defineRoute({
  method: 'GET',
  url: '/api/v1/uploads/:id/file',
  schema: {
    operationId: 'getUploadFile',
    summary: 'The picture that was sent',
    description:
      'The stored bytes as they are, for whoever sent them. The `url` of every input leads here: of one that is an image, for whoever may see that image.',
    tags,
    params: IdParams,
    response: {
      200: binary('The picture.', 'image/png', 'image/jpeg', 'image/webp'),
      206: binary('The range asked for.', 'image/png', 'image/jpeg', 'image/webp'),
      304: notModified,
      ...problems(404, 416, 422),
    },
  },
})

export const removeUpload = defineRoute({
  method: 'DELETE',
  url: '/api/v1/uploads/:id',
  schema: {
    operationId: 'removeUpload',
    summary: 'Take back a picture that was sent',
    description: 'What was begun with it keeps it until that is deleted itself.',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})
