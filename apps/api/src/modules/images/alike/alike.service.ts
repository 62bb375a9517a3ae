import { setImmediate } from 'node:timers/promises'
import {
  ALIKE_DISTANCE,
  DUPLICATE_DISTANCE,
  type DuplicatePage,
  type DuplicatesQuery,
  type LookAlike,
  type Scope,
  type SimilarImages,
} from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Likeness } from '@atelier/imaging'
import { decodeNumericCursor, encodeCursor } from '../../../platform/cursor.ts'
import { whoseIn, type Asker, type Whose } from '../../../platform/ownership.ts'
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
/** Of each distance: where more are in the trash, some may be missed behind them. */
const MOST_OF_A_DISTANCE = 2000
/** The same of what the studio sees: most of them may be private to others. */
const MOST_OF_ANYBODY = 20_000

interface AlikeDependencies {
  readonly db: Database
  readonly repository: LikenessesRepository
  readonly look: Look
  /** Throws where there is none that somebody may see. */
  readonly get: (asker: Asker, id: string) => Promise<ImageRow>
}

interface SimilarQuery {
  readonly limit?: number | undefined
  readonly distance?: number | undefined
  readonly scope?: Scope | undefined
}

/** How far a search looks: whose are private to others is known of no more than of one owner. */
const reachOf = ({ owner, shared }: Whose) => ({
  owner,
  most: owner === undefined && shared ? MOST_OF_ANYBODY : MOST_OF_A_DISTANCE,
})

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

  /** Which are looked through for duplicates, and how many that are. */
  async function looked({ owner, shared }: Whose): Promise<{ isWanted: (index: number) => boolean; total: number }> {
    if (owner !== undefined) return { isWanted: list.isOf(owner), total: list.countOf(owner) }
    if (!shared) return { isWanted: () => true, total: list.count }
    const sequences = await repository.sharedSequences()
    return { isWanted: index => sequences.has(list.sequenceAt(index)), total: sequences.size }
  }

  return {
    /** Reads them into memory, so that the first who asks does not wait for that. */
    warm: catchUp,

    async similar(
      asker: Asker,
      id: string,
      { limit = 50, distance = ALIKE_DISTANCE, scope }: SimilarQuery,
    ): Promise<SimilarImages> {
      const whose = whoseIn(asker, scope)
      // Side by side: each is a way to the database and back.
      const [likeness, pending] = await Promise.all([
        get(asker, id).then(likenessOf),
        repository.unseenCount(whose),
        catchUp(),
      ])
      const near = likeness ? list.nearest(likeness, { distance, ...reachOf(whose) }) : []
      const items: LookAlike[] = []
      for (let from = 0; from < near.length && items.length < limit; from += LOOKED_UP) {
        const some = near.slice(from, from + LOOKED_UP)
        const images = await repository.images(
          whose,
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
      asker: Asker,
      { cursor, limit = 20, distance = DUPLICATE_DISTANCE, scope }: DuplicatesQuery,
    ): Promise<DuplicatePage> {
      const whose = whoseIn(asker, scope)
      const below = cursor === undefined ? undefined : decodeNumericCursor(cursor)
      await catchUp()
      const from = (below === undefined ? list.count : list.countBelow(below)) - 1
      const { isWanted, total } = await looked(whose)
      const { groups, next, compared } = await findDuplicates(
        {
          list,
          bands: await currentBands(),
          imagesOf: sequences => repository.images(whose, sequences),
          isWanted,
          distance,
          limit,
        },
        from,
      )
      return {
        groups,
        nextCursor: next < 0 ? null : encodeCursor(list.sequenceAt(next) + 1),
        compared,
        total,
        pending: await repository.unseenCount(whose),
      }
    },
  }
}
export type AlikeService = ReturnType<typeof createAlikeService>
