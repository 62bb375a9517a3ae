import type { createGenerationsModule } from '../modules/generations/module.ts'
import type { createSettingsModule } from '../modules/settings/module.ts'
import type { createEngineModules } from './engine-modules.ts'

interface LanesDependencies {
  readonly generations: Pick<ReturnType<typeof createGenerationsModule>, 'refreshLanes' | 'adoptOrphans'>
  readonly settings: Pick<ReturnType<typeof createSettingsModule>['settings'], 'onChange'>
  readonly engines: Pick<ReturnType<typeof createEngineModules>['inUse'], 'onChange'>
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** The queue follows what is said of engines: each that is switched on has a lane, and what waits for one that is gone is taken along. */
export function keepLanes({ generations, settings, engines, log }: LanesDependencies): void {
  const failed = (what: string) => (err: unknown) => log.warn({ err }, what)
  const refresh = () => void generations.refreshLanes().catch(failed('the lanes of the queue could not be changed'))
  const adopt = () => void generations.adoptOrphans().catch(failed('what waits for an engine that is gone'))
  settings.onChange(refresh)
  engines.onChange(refresh)
  engines.onChange(adopt)
}
