export { describeOnBothDatabases, makePostgres, makeSqlite, type TestDatabase } from './both.ts'
export { startPostgres } from './postgres-server.ts'
export { takeInventory } from './inventory.ts'
