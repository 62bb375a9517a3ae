import { readMigrationFiles } from 'drizzle-orm/migrator'

/** The database was migrated by a version of Atelier that came after this one, which does not know its tables. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer'
}

/** `newestApplied`: the time in milliseconds that marks the last migration that the database has seen. */
export function refuseNewer(newestApplied: number, migrationsFolder: string): void {
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(migration => migration.folderMillis))
  if (newestApplied > known) throw new DatabaseNewer('The database belongs to a newer version of Atelier.')
}
