import { getSettings, updateSettings } from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import type { ModelsService } from '../models/models.service.ts'
import type { SettingsService } from './settings.service.ts'

export const settingsRoutes =
  ({ settings, models }: { settings: SettingsService; models: ModelsService }) =>
  async (app: App) => {
    app.route({ ...getSettings, handler: async () => settings.read() })
    app.route({
      ...updateSettings,
      async handler({ body }) {
        // Throws where there is no such model, so that nobody sets a default that cannot work.
        if (typeof body.defaultModel === 'string') await models.get(body.defaultModel)
        return settings.update(body)
      },
    })
  }
