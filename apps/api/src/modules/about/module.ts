import type { StudioModule } from '../../platform/module.ts'
import { createAboutService, type AboutDependencies } from './about.service.ts'
import { aboutOperations } from './operations.ts'

/** What the studio runs on, and what it holds. */
export const createAboutModule = (dependencies: AboutDependencies) =>
  ({ operations: aboutOperations(createAboutService(dependencies)) }) satisfies StudioModule
