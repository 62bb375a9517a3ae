import {
  createOpenAiImages,
  editOpenAiImages,
  getOpenAiImageFile,
  getOpenAiModel,
  listOpenAiModels,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { OpenAiService } from './openai.service.ts'

/** Bytes of all pictures of one edit. */
const EDIT_LIMIT_BYTES = 30 * 1024 * 1024

export const openAiOperations = (openai: OpenAiService) => ({
  createOpenAiImages: operation(createOpenAiImages, {
    needs: 'generations:write',
    run: (ctx, { idempotencyKey, ...asked }) =>
      openai.make(ctx, { operation: 'createOpenAiImages', asked, idempotencyKey }),
    http: { takesLong: true },
  }),
  editOpenAiImages: operation(editOpenAiImages, {
    needs: 'generations:write',
    run: (ctx, { idempotencyKey, image, mask, ...asked }) =>
      openai.make(ctx, { operation: 'editOpenAiImages', asked, files: { image, mask }, idempotencyKey }),
    http: { takesLong: true, bodyLimitBytes: EDIT_LIMIT_BYTES },
  }),
  listOpenAiModels: operation(listOpenAiModels, { needs: 'images:read', run: ({ signal }) => openai.list(signal) }),
  getOpenAiModel: operation(getOpenAiModel, { needs: 'images:read', run: (_ctx, { id }) => openai.model(id) }),
  getOpenAiImageFile: operation(getOpenAiImageFile, { needs: 'public', run: (_ctx, { file }) => openai.file(file) }),
})
