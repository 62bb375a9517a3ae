import type { Database } from '@atelier/db'
import type { Engine } from '@atelier/providers'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { StudioModule } from '../../platform/module.ts'
import { stylesOperations } from './operations.ts'
import { createStylePreviews } from './preview/previews.ts'
import * as errors from './styles.errors.ts'
import { createStylesRepository } from './styles.repository.ts'
import { createStylesService } from './styles.service.ts'

export { applyStyles } from './apply-styles.ts'
export type { StylesService } from './styles.service.ts'

interface StylesDependencies {
  readonly db: Database
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
  /** Makes the previews. */
  readonly engine: Pick<Engine, 'generate' | 'models'>
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
}

/** Named templates of prompts. */
export function createStylesModule({ db, events, clock, ids, engine, stopping }: StylesDependencies) {
  const styles = createStylesService({ db, repository: createStylesRepository(db), events, clock, ids })
  return {
    tags: { Styles: 'Named templates of prompts: built in and your own.' },
    operations: stylesOperations({ styles, previews: createStylePreviews({ engine, stopping }) }),
    errors,
    events: ['styles.updated'],
    styles,
  } satisfies StudioModule & Record<string, unknown>
}
