import type { StudioModule } from '../../platform/module.ts'
import { healthOperations } from './operations.ts'
import { createReadiness, type Checks } from './readiness.ts'

interface HealthDependencies {
  readonly checks: Checks
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** For whoever watches over the process. */
export const createHealthModule = ({ checks, log }: HealthDependencies) =>
  ({
    tags: { Health: 'For whoever watches over the process.' },
    operations: healthOperations(
      createReadiness({ checks, onFailure: (check, error) => log.warn({ err: error, check }, 'not ready') }),
    ),
  }) satisfies StudioModule
