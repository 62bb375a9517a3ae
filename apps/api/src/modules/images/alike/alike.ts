import type { Database } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Decoding } from '../../../platform/decoding.ts'
import type { ImageRow } from '../images.presenter.ts'
import type { Asker } from '../../../platform/ownership.ts'
import { createAlikeService } from './alike.service.ts'
import { createLikenessesRepository } from './likenesses.repository.ts'
import { createLook } from './look.ts'
import { createUnseen } from './unseen.ts'

interface AlikeDependencies {
  readonly db: Database
  readonly storage: Pick<Storage, 'get'>
  readonly decoding: Decoding
  readonly get: (asker: Asker, id: string) => Promise<ImageRow>
  readonly log: { readonly warn: (object: object, message: string) => void }
}

/** What looks alike, and the work for it that goes on in the background. */
export function createAlike({ db, storage, decoding, get, log }: AlikeDependencies) {
  const repository = createLikenessesRepository(db)
  const look = createLook({ storage, decoding })
  const service = createAlikeService({ db, repository, look, get })
  const seeUnseen = createUnseen({ db, repository, look })
  const closing = new AbortController()
  let [warming, seeing]: [Promise<void> | undefined, Promise<void> | undefined] = [undefined, undefined]

  const told = (work: Promise<void>, message: string) =>
    work.catch((error: unknown) => log.warn({ err: error }, message))

  return {
    repository,
    service,

    /** Begins to read what is known into memory. */
    warm(): void {
      warming ??= told(service.warm(closing.signal), 'what looks alike could not be read; it is when somebody asks')
    },

    /** Begins to look at what an earlier version stored, unless that is under way. */
    seeAll(signal: AbortSignal): void {
      seeing ??= told(
        seeUnseen(AbortSignal.any([signal, closing.signal])),
        'not all pictures could be looked at; the rest is tried again in a while',
      ).finally(() => {
        seeing = undefined
      })
    },

    /** Ends what is under way. */
    async settle(): Promise<void> {
      closing.abort()
      await Promise.all([warming, seeing])
    },
  }
}
