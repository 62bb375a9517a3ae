import { getModel, listModels } from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import type { ModelsService } from './models.service.ts'

export const modelsRoutes =
  ({ models }: { models: ModelsService }) =>
  async (app: App) => {
    app.route({ ...listModels, handler: async request => ({ items: await models.list(request.query) }) })
    app.route({ ...getModel, handler: request => models.get(request.params['*']) })
  }
