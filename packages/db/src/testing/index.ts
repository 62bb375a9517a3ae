export { describeOnBothDatabases } from './both.ts'
export { startPostgres } from './postgres-server.ts'
