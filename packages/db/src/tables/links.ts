import type { LinkKind } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'
import { ownerOf } from './owner.ts'

/** What is shown to people without an account. */
export function defineLinks(c: Kit) {
  const links = c.table(
    'links',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      kind: c.text().$type<LinkKind>().notNull(),
      /** The id of the image, collection or grid; a link that leads to none any more goes with the next upkeep. */
      targetId: c.text().notNull(),
      /** SHA-256 of the token, by which a visitor's address is looked up. */
      tokenHash: c.text().notNull(),
      /** The token itself, sealed with the secret key, so that its owner can copy the address again. */
      token: c.text().notNull(),
      passwordHash: c.text(),
      withRecipe: c.boolean().notNull(),
      withOriginal: c.boolean().notNull(),
      /** How often the page was opened; pictures are not counted. */
      views: c.integer().notNull().default(0),
      viewedAt: c.timestamp(),
      createdAt: c.timestamp().notNull(),
      expiresAt: c.timestamp(),
    },
    t => [
      c.unique('links_token_key').on(t.tokenHash),
      c.index('links_owner_idx').on(t.ownerId, t.id),
      c.index('links_target_idx').on(t.targetId),
      c.index('links_expires_idx').on(t.expiresAt),
    ],
  )
  return { links }
}
