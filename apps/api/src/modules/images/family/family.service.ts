import { MOST_ANCESTORS, MOST_COUNTED, MOST_MAKING, MOST_SIBLINGS, type Family } from '@atelier/contracts'
import { decodeNumericCursor, encodeCursor } from '../../../platform/cursor.ts'
import { presentImage, type ImageRow } from '../images.presenter.ts'
import type { FamilyRepository } from './family.repository.ts'

interface FamilyDependencies {
  readonly repository: FamilyRepository
  readonly get: (id: string) => Promise<ImageRow>
  readonly find: (id: string) => Promise<ImageRow | undefined>
}

/** What an image came from, and what came of it: a bounded number of small reads, however large the gallery is. */
export function createFamilyService({ repository, get, find }: FamilyDependencies) {
  /** One look at a key for each: a line is short, and its end is known only when one is there. */
  async function lineOf(image: ImageRow): Promise<Pick<Family, 'ancestors' | 'before'>> {
    const rows: ImageRow[] = []
    let next = image.parentId
    while (next !== null && rows.length < MOST_ANCESTORS) {
      const row = await find(next)
      if (!row) return { ancestors: rows.map(presentImage), before: 'deleted' }
      rows.push(row)
      next = row.parentId
    }
    return { ancestors: rows.map(presentImage), before: next === null ? 'nothing' : 'more' }
  }

  async function besides({ id, generationId }: ImageRow): Promise<Pick<Family, 'siblings' | 'gridId'>> {
    if (generationId === null) return { siblings: [], gridId: null }
    const [twins, gridId] = await Promise.all([repository.twins({ id, generationId }), repository.gridOf(generationId)])
    const cells = gridId === null ? [] : await repository.cells(gridId, generationId, MOST_SIBLINGS)
    return { siblings: [...twins, ...cells].slice(0, MOST_SIBLINGS).map(presentImage), gridId }
  }

  async function pageOfChildren(id: string, limit: number, cursor?: string): Promise<Family['children']> {
    const before = cursor === undefined ? undefined : decodeNumericCursor(cursor)
    const [rows, total] = await Promise.all([
      repository.children(id, limit + 1, before),
      repository.countChildren(id, MOST_COUNTED),
    ])
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(presentImage),
      total,
      nextCursor: rows.length > limit && last ? encodeCursor(last.position) : null,
    }
  }

  async function makingOf(id: string): Promise<Family['making']> {
    const rows = await repository.making(id, MOST_MAKING)
    return rows.map(({ id: generationId, relation, status, prompt, parameters }) => ({
      generationId,
      relation: relation ?? 'remix',
      status,
      prompt,
      count: parameters.count,
    }))
  }

  return {
    async read(id: string, { cursor, limit = 50 }: { cursor?: string; limit?: number }): Promise<Family> {
      const image = await get(id)
      const [line, beside, children, making] = await Promise.all([
        lineOf(image),
        besides(image),
        pageOfChildren(id, limit, cursor),
        makingOf(id),
      ])
      return { ...line, ...beside, children, making }
    },
  }
}
export type FamilyService = ReturnType<typeof createFamilyService>
