import type { StudioModule } from '../../platform/module.ts'
import { settingsOperations } from './operations.ts'
import * as errors from './settings.errors.ts'
import { createSettingsRepository } from './settings.repository.ts'
import { createSettingsService, type SettingsDependencies } from './settings.service.ts'

interface ModuleDependencies extends Omit<SettingsDependencies, 'repository'> {
  readonly requireModel: (id: string) => Promise<unknown>
  /** Nobody else works on this database, so nobody else changes settings. */
  readonly alone: boolean
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
}

/** Tokens, endpoints and defaults. */
export function createSettingsModule({ requireModel, alone, stopping, ...dependencies }: ModuleDependencies) {
  const settings = createSettingsService({ ...dependencies, repository: createSettingsRepository(dependencies.db) })
  return {
    tags: { Settings: 'Tokens, endpoints, defaults.' },
    operations: settingsOperations({ settings, requireModel }),
    errors,
    events: ['settings.updated'],
    async start() {
      if (!alone) void settings.followOthers(stopping)
    },
    settings,
  } satisfies StudioModule & Record<string, unknown>
}
