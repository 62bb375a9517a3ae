import type { Database, Tables } from '@atelier/db'
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'

/** The statements that a picture being stored is, each put together once. */
export function createImageStatements({ prepared, tables: { generatedImages: images, looseObjects } }: Database) {
  return {
    exists: prepared((orm, { id }: { id: string }) =>
      orm.select({ id: images.id }).from(images).where(eq(images.id, id)),
    ),

    ofGenerations: prepared((orm, generationIds: Record<string, string>) =>
      orm
        .select()
        .from(images)
        .where(inArray(images.generationId, Object.values(generationIds)))
        .orderBy(asc(images.ordinal)),
    ),

    add: prepared((orm, row: Tables['generatedImages']['$inferInsert']) =>
      orm.insert(images).values(row).onConflictDoNothing({ target: images.id }).returning(),
    ),

    addLoose: prepared((orm, note: Tables['looseObjects']['$inferInsert']) =>
      orm.insert(looseObjects).values(note).onConflictDoNothing(),
    ),

    ownLoose: prepared((orm, { key, after }: { key: string; after: Date }) =>
      orm
        .delete(looseObjects)
        .where(and(eq(looseObjects.key, key), gt(looseObjects.createdAt, sql.param(after, looseObjects.createdAt))))
        .returning({ key: looseObjects.key }),
    ),
  }
}
