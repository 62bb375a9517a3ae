import type { Database } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Seal } from '../../platform/secrets.ts'
import * as errors from './links.errors.ts'
import { createLinksRepository } from './links.repository.ts'
import { createLinksService, type Passwords } from './links.service.ts'
import { linksOperations } from './operations.ts'
import { createTries } from './tries.ts'
import { createViews } from './views.ts'
import { createVisits, type Things } from './visits.ts'

export type { Pictured, Shown, Things, Visits } from './visits.ts'

/** Milliseconds: what has expired is not found any more at once, and removed within an hour. */
const TIDIED_EVERY_MS = 60 * 60 * 1000

interface LinksDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly seal: Seal
  readonly passwords: Passwords
  readonly things: Things
  readonly isOwn: (owner: Actor, kind: 'image' | 'collection' | 'grid', id: string) => Promise<boolean>
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** What is shown to people without an account, at addresses that cannot be guessed. */
export function createLinksModule({ db, clock, ids, seal, passwords, things, isOwn, log }: LinksDependencies) {
  const repository = createLinksRepository(db)
  const links = createLinksService({ db, repository, clock, ids, seal, passwords, isOwn })
  const views = createViews({
    db,
    repository,
    clock,
    onError: error => log.warn({ err: error }, 'the visitors of links could not be counted'),
  })
  return {
    tags: { Links: 'What people without an account may see.' },
    operations: linksOperations(links),
    errors,
    upkeep: { everyMs: TIDIED_EVERY_MS, round: links.removeExpired },
    close: views.write,
    visits: createVisits({ links, things, views, tries: createTries(clock), passwords, seal }),
  } satisfies StudioModule & Record<string, unknown>
}
