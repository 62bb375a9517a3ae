import { createUpload, getUploadFile, removeUpload } from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { Uploads } from './uploads.service.ts'

export const inputsOperations = (uploads: Uploads) => ({
  createUpload: operation(createUpload, {
    needs: 'generations:write',
    run: ({ actor }, { file }) => uploads.store(actor, file),
  }),
  getUploadFile: operation(getUploadFile, {
    needs: 'images:read',
    run: ({ actor }, { id }) => uploads.open(actor, id),
  }),
  removeUpload: operation(removeUpload, {
    needs: 'generations:write',
    freesRoom: true,
    run: ({ actor }, { id }) => uploads.remove(actor, id),
  }),
})
