export {
  describeOnBothDatabases,
  describeOnMigratedDatabases,
  makePostgres,
  makeSqlite,
  type TestDatabase,
} from './both.ts'
export { openMigrated } from './opened.ts'
export { openProxy } from './proxy.ts'
export { startPostgres } from './postgres-server.ts'
export { takeInventory } from './inventory.ts'
