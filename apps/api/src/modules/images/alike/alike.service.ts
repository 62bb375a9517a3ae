import { setImmediate } from 'node:timers/promises'
import {
  ALIKE_DISTANCE,
  DUPLICATE_DISTANCE,
  type DuplicatePage,
  type DuplicatesQuery,
  type LookAlike,
  type SimilarImages,
} from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Likeness } from '@atelier/imaging'
import type { Actor } from '../../../platform/actor.ts'
import { decodeNumericCursor, encodeCursor } from '../../../platform/cursor.ts'
import { presentImage, type ImageRow } from '../images.presenter.ts'
import { createBands, type Bands } from './bands.ts'
import { findDuplicates } from './duplicates.ts'
import { createLikenessList } from './likeness-list.ts'
import type { LikenessesRepository } from './likenesses.repository.ts'
import type { Look } from './look.ts'

/** Likenesses read at a time: a few milliseconds, and others are let through in between. */
const READ_AT_ONCE = 5000
/** Rows looked up at a time. */
const LOOKED_UP = 200
/** Of each distance: where more are in the trash or of others, some may be missed behind them. */
const MOST_OF_A_DISTANCE = 2000

interface AlikeDependencies {
  readonly db: Database
  readonly repository: LikenessesRepository
  readonly look: Look
  /** Throws where there is none. */
  readonly get: (id: string) => Promise<ImageRow>
}

/** Which pictures look like another: where both are light and dark, and nothing of what they show. */
export function createAlikeService({ db, repository, look, get }: AlikeDependencies) {
  const list = createLikenessList()
  let reading: Promise<void> | undefined
  let bands: Promise<Bands> | undefined

  async function readAdded(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const rows = await repository.after(list.lastSequence, READ_AT_ONCE)
      list.add(rows)
      if (rows.length < READ_AT_ONCE || signal?.aborted) return
      await setImmediate()
    }
  }

  /** All that is written by now; one reading for however many wait for it. */
  async function catchUp(signal?: AbortSignal): Promise<void> {
    // A reading that began before this call may have missed what it is to find.
    await reading
    reading ??= readAdded(signal).finally(() => {
      reading = undefined
    })
    await reading
  }

  /** Made anew where much was added since; one making for however many wait for it. */
  async function currentBands(): Promise<Bands> {
    const known = await bands?.catch(() => undefined)
    if (known?.isCurrent()) return known
    bands = createBands(list)
    return bands
  }

  /** One of an earlier version is looked at when somebody asks for it, and not in its turn. */
  async function likenessOf(row: ImageRow): Promise<Likeness | undefined> {
    const known = await repository.find(row.position)
    if (known) return known
    const likeness = await look(row)
    await db.atomic(tx => repository.addSeen(tx, [{ position: row.position, likeness }]))
    return likeness
  }

  return {
    /** Reads them into memory, so that the first who asks does not wait for that. */
    warm: catchUp,

    async similar(
      owner: Actor,
      id: string,
      { limit = 50, distance = ALIKE_DISTANCE }: { limit?: number | undefined; distance?: number | undefined },
    ): Promise<SimilarImages> {
      // Side by side: each is a way to the database and back.
      const [likeness, pending] = await Promise.all([get(id).then(likenessOf), repository.unseenCount(), catchUp()])
      const near = likeness ? list.nearest(likeness, { distance, most: MOST_OF_A_DISTANCE }) : []
      const items: LookAlike[] = []
      for (let from = 0; from < near.length && items.length < limit; from += LOOKED_UP) {
        const some = near.slice(from, from + LOOKED_UP)
        const images = await repository.images(
          owner.id,
          some.map(({ sequence }) => sequence),
        )
        for (const { sequence, distance: apart } of some) {
          const image = images.get(sequence)
          if (image && image.id !== id && items.length < limit)
            items.push({ image: presentImage(image), distance: apart })
        }
      }
      return { items, pending }
    },

    async duplicates(
      owner: Actor,
      { cursor, limit = 20, distance = DUPLICATE_DISTANCE }: DuplicatesQuery,
    ): Promise<DuplicatePage> {
      const below = cursor === undefined ? undefined : decodeNumericCursor(cursor)
      await catchUp()
      const from = (below === undefined ? list.count : list.countBelow(below)) - 1
      const { groups, next } = await findDuplicates(
        {
          list,
          bands: await currentBands(),
          imagesOf: sequences => repository.images(owner.id, sequences),
          distance,
          limit,
        },
        from,
      )
      return {
        groups,
        nextCursor: next < 0 ? null : encodeCursor(list.sequenceAt(next) + 1),
        compared: from - next,
        total: list.count,
        pending: await repository.unseenCount(),
      }
    },
  }
}
export type AlikeService = ReturnType<typeof createAlikeService>
