import { getModel, listModels } from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { ModelsService } from './models.service.ts'

export const modelsOperations = (models: ModelsService) => ({
  listModels: operation(listModels, {
    needs: 'images:read',
    run: ({ signal }, query) => models.list({ ...query, signal }),
  }),
  getModel: operation(getModel, { needs: 'images:read', run: (_ctx, { id }) => models.get(id) }),
})
