import type { Database } from '@atelier/db'
import { eq, inArray, sum } from 'drizzle-orm'
import { STUDIO_USER } from '../../../platform/actor.ts'

/** Milliseconds. How much somebody has of a gallery does not change at once, and decides of nothing but how quick a search is. */
const KNOWN_FOR_MS = 10_000
/** With more than this part of the gallery, the list of all that is theirs is longer than the list of all that is not. */
const MOST = 0.5

/**
 * Which word of SQLite's search tells that a picture is the studio's own user's: their own, or that it is not one of the
 * others'. What was there before there were owners has none of their own (the migration tells up to where).
 */
export function createOwnWords({ orm, tables: { imageCounts, settings } }: Database) {
  let wordlessUpTo: Promise<number> | undefined
  let known: { readonly at: number; readonly hasMost: Promise<boolean> } | undefined

  async function readWordless(): Promise<number> {
    const [row] = await orm.select().from(settings).where(eq(settings.key, 'search.wordlessUpTo'))
    return Number(row?.value ?? 0)
  }

  async function readHasMost(): Promise<boolean> {
    const rows = await orm
      .select({ scope: imageCounts.scope, total: sum(imageCounts.total).mapWith(Number) })
      .from(imageCounts)
      .where(inArray(imageCounts.scope, ['', STUDIO_USER.id]))
      .groupBy(imageCounts.scope)
    const of = (scope: string) => rows.find(row => row.scope === scope)?.total ?? 0
    return of(STUDIO_USER.id) > of('') * MOST
  }

  /** Whether their own word is to be asked for in positions from this one on. */
  return async function hasOwnWord(from: number): Promise<boolean> {
    if (from <= (await (wordlessUpTo ??= readWordless()))) return false
    const now = performance.now()
    if (!known || now - known.at > KNOWN_FOR_MS) known = { at: now, hasMost: readHasMost() }
    return !(await known.hasMost)
  }
}
