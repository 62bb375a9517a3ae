import type { Database } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { EventLog } from '../platform/events/event-log.ts'
import { StartError } from '../platform/start-error.ts'

interface Opened {
  readonly db: Pick<Database, 'orm' | 'tables'>
  readonly storage: Pick<Storage, 'list'>
  readonly events: Pick<EventLog, 'lastSequence'>
  readonly dataDir: string
}

/** Makes the folders that pictures are stored in. */
export const prepareStorage = (storage: { readonly prepare: () => Promise<void> }, dataDir: string): Promise<void> =>
  storage.prepare().catch((error: unknown) => {
    throw new StartError(
      `The data folder ${dataDir} cannot be written to. Check its permissions and the space on its disk, or set DATA_DIR.`,
      { cause: error },
    )
  })

/**
 * A database in which nothing ever happened, beside a storage with pictures: a file that was lost, or another address than
 * yesterday's. To begin anew without a word would hide every picture.
 * A note of a picture that is being stored is something that happened: the very first import may have been cut off.
 */
export async function requireKnownStorage({ db, storage, events, dataDir }: Opened): Promise<void> {
  if ((await events.lastSequence()) > 0) return
  const { looseObjects } = db.tables
  if ((await db.orm.select({ key: looseObjects.key }).from(looseObjects).limit(1)).length > 0) return
  for await (const key of storage.list('images'))
    throw new StartError(
      `The folder ${dataDir}/storage holds pictures (${key} is one), but the database is new and knows none of them. Restore the database from a backup or set DATABASE_URL to the one that knows them; to begin anew, move the folder away.`,
    )
}
