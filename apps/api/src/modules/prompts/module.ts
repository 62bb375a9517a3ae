import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { PromptHistory } from './history/history.ts'
import { promptsOperations } from './operations.ts'
import * as errors from './prompts.errors.ts'
import { createPromptsService } from './prompts.service.ts'
import { createWildcardsRepository } from './wildcards.repository.ts'
import { createWildcardsService } from './wildcards.service.ts'

export { createPromptHistory, type PromptHistory } from './history/history.ts'
export type { PromptsService } from './prompts.service.ts'

interface PromptsDependencies {
  readonly db: Database
  readonly events: EventLog
  readonly clock: Clock
  readonly ids: Ids
  readonly history: PromptHistory
}

/** Dynamic prompts, the wildcards that they take their words from, and the prompts that were used. */
export function createPromptsModule({ db, events, clock, ids, history }: PromptsDependencies) {
  const wildcards = createWildcardsService({ db, repository: createWildcardsRepository(db), events, clock, ids })
  const prompts = createPromptsService({ wildcards, ids })
  return {
    tags: {
      Prompts: 'Dynamic prompts, the wildcards that they take their words from, and the prompts that were used.',
    },
    operations: promptsOperations({ prompts, wildcards, history }),
    errors,
    events: ['wildcards.updated', 'prompts.updated'],
    prompts,
  } satisfies StudioModule & Record<string, unknown>
}
