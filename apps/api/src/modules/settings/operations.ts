import { getSettings, updateSettings } from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { SettingsService } from './settings.service.ts'

interface Services {
  readonly settings: SettingsService
  /** Throws where there is no such model, so that nobody sets a default that cannot work. */
  readonly requireModel: (id: string) => Promise<unknown>
}

export const settingsOperations = ({ settings, requireModel }: Services) => ({
  // The page of everybody begins with the defaults that stand here; no secret does.
  getSettings: operation(getSettings, { needs: 'images:read', run: () => settings.read() }),
  updateSettings: operation(updateSettings, {
    needs: 'settings:manage',
    async run(_ctx, changes) {
      if (typeof changes.defaultModel === 'string') await requireModel(changes.defaultModel)
      return settings.update(changes)
    },
  }),
})
