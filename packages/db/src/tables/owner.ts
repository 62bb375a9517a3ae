import type { Kit } from '../kits/postgres.ts'

/** Who made it and may change it: the id of an actor. */
export const ownerOf = (c: Kit) => c.text().notNull()
