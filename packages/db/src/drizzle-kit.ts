import { postgresKit } from './kits/postgres.ts'
import { sqliteKit } from './kits/sqlite.ts'
import { defineTables } from './tables.ts'

// drizzle-kit reads exported tables only. `drizzle-kit.test.ts` fails when one is missing here.
export const {
  generations,
  generationTurns,
  generationUsage,
  grids,
  generatedImages,
  imageCounts,
  imageTags,
  imageBuckets,
  imageLikenesses,
  unseenImages,
  events,
  eventConsumers,
  idempotencyKeys,
  settings,
  links,
  looseObjects,
  renditions,
  wildcards,
  styles,
  prompts,
  collections,
  collectionImages,
  collectionPeople,
  users,
  sessions,
  accessKeys,
  invitations,
  identities,
  secondFactors,
  loginAttempts,
  auditLog,
} = defineTables(process.env['DIALECT'] === 'postgresql' ? postgresKit : sqliteKit)
