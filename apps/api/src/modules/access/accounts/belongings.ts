import type { Database } from '@atelier/db'
import { eq } from 'drizzle-orm'
import { accountHasThings } from '../access.errors.ts'

/** What becomes of the things of somebody who leaves. The modules that have things do it; each may be done again. */
export interface Belongings {
  readonly handOver: (from: string, to: string) => Promise<void>
  readonly remove: (ownerId: string) => Promise<void>
}

/** Lets go only those who have nothing: pictures, what is being made, collections, styles, wildcards and grids. */
export function createBelongings({ orm, tables }: Database): Belongings {
  const { generatedImages, generations, grids, collections, styles, wildcards } = tables

  async function requireNone(ownerId: string): Promise<void> {
    for (const table of [generatedImages, generations, grids, collections, styles, wildcards]) {
      const [found] = await orm.select({ id: table.id }).from(table).where(eq(table.ownerId, ownerId)).limit(1)
      if (found) throw accountHasThings()
    }
  }

  return { handOver: requireNone, remove: requireNone }
}
