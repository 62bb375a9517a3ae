import type { Database } from '@atelier/db'
import { exceptFor } from '../../platform/events/audience.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import { isShown } from './shown.ts'
import type { LikenessesRepository } from './alike/likenesses.repository.ts'
import { presentImage } from './images.presenter.ts'
import type { ImagesRepository } from './images.repository.ts'
import type { ImagesService } from './images.service.ts'

/** Images in one write. */
const PORTION = 200

interface ImageBelongingsDependencies {
  readonly db: Database
  readonly repository: ImagesRepository
  readonly likenesses: Pick<LikenessesRepository, 'tellAnew'>
  readonly images: Pick<ImagesService, 'removeSome'>
  readonly events: Pick<EventLog, 'append'>
}

/** All images of an owner, some at a time. Each gives how many those were. */
export const createImageBelongings = ({ db, repository, likenesses, images, events }: ImageBelongingsDependencies) => ({
  removeSome: images.removeSome,

  handOverSome: (from: string, to: string): Promise<number> =>
    db.atomic(function* (tx) {
      const rows = yield* repository.readOwned(tx, from, PORTION)
      if (rows.length === 0) return 0
      const ids = rows.map(({ id }) => id)
      const moved = yield* repository.set(tx, ids, { ownerId: to })
      // Every process has in memory whose what looks like.
      yield* likenesses.tellAnew(
        tx,
        rows.map(({ position }) => position),
      )
      yield* events.append(
        tx,
        ...moved.flatMap(row => [
          { type: 'image.updated', image: presentImage(row), audience: to } as const,
          ...(isShown(row) ? [] : [{ type: 'image.removed', id: row.id, audience: exceptFor(to) } as const]),
        ]),
      )
      return rows.length
    }),
})
export type ImageBelongings = ReturnType<typeof createImageBelongings>
