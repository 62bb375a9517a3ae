import { MOST_ANCESTORS, MOST_COUNTED, MOST_MAKING, MOST_SIBLINGS, type Family } from '@atelier/contracts'
import { decodeNumericCursor, encodeCursor } from '../../../platform/cursor.ts'
import { maySee, type Asker } from '../../../platform/ownership.ts'
import { presentImage, type ImageRow } from '../images.presenter.ts'
import type { FamilyRepository } from './family.repository.ts'

interface FamilyDependencies {
  readonly repository: FamilyRepository
  /** Throws where there is none that somebody may see. */
  readonly get: (asker: Asker, id: string) => Promise<ImageRow>
  /** Those of the rows that somebody may see. */
  readonly seen: (asker: Asker, rows: readonly ImageRow[]) => Promise<ImageRow[]>
  readonly find: (id: string) => Promise<ImageRow | undefined>
}

/** What an image came from, and what came of it: a bounded number of small reads, however large the gallery is. */
export function createFamilyService({ repository, get, seen, find }: FamilyDependencies) {
  /** One look at a key for each: a line is short, and its end is known only when one is there. */
  async function lineOf(asker: Asker, image: ImageRow): Promise<Pick<Family, 'ancestors' | 'before'>> {
    const rows: ImageRow[] = []
    let next = image.parentId
    while (next !== null && rows.length < MOST_ANCESTORS) {
      const found = await find(next)
      // One that somebody may not see is as good as gone.
      const [row] = found ? await seen(asker, [found]) : []
      if (!row) return { ancestors: rows.map(presentImage), before: 'deleted' }
      rows.push(row)
      next = row.parentId
    }
    return { ancestors: rows.map(presentImage), before: next === null ? 'nothing' : 'more' }
  }

  async function besides(
    asker: Asker,
    { id, generationId, ownerId }: ImageRow,
  ): Promise<Pick<Family, 'siblings' | 'gridId'>> {
    if (generationId === null) return { siblings: [], gridId: null }
    const [twins, gridId] = await Promise.all([repository.twins({ id, generationId }), repository.gridOf(generationId)])
    const cells = gridId === null ? [] : await repository.cells(gridId, generationId, MOST_SIBLINGS)
    const siblings = await seen(asker, [...twins, ...cells])
    return {
      siblings: siblings.slice(0, MOST_SIBLINGS).map(presentImage),
      gridId: maySee(asker, { ownerId }) ? gridId : null,
    }
  }

  async function pageOfChildren(asker: Asker, id: string, limit: number, cursor?: string): Promise<Family['children']> {
    const before = cursor === undefined ? undefined : decodeNumericCursor(cursor)
    const [rows, total] = await Promise.all([
      repository.children(asker, id, limit + 1, before),
      repository.countChildren(asker, id, MOST_COUNTED),
    ])
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(presentImage),
      total,
      nextCursor: rows.length > limit && last ? encodeCursor(last.position) : null,
    }
  }

  async function makingOf(asker: Asker, id: string): Promise<Family['making']> {
    const rows = await repository.making(asker, id, MOST_MAKING)
    return rows.map(({ id: generationId, relation, status, prompt, parameters }) => ({
      generationId,
      relation: relation ?? 'remix',
      status,
      prompt,
      count: parameters.count,
    }))
  }

  return {
    async read(asker: Asker, id: string, { cursor, limit = 50 }: { cursor?: string; limit?: number }): Promise<Family> {
      const image = await get(asker, id)
      const [line, beside, children, making] = await Promise.all([
        lineOf(asker, image),
        besides(asker, image),
        pageOfChildren(asker, id, limit, cursor),
        makingOf(asker, id),
      ])
      return { ...line, ...beside, children, making }
    },
  }
}
export type FamilyService = ReturnType<typeof createFamilyService>
