import { RELATIONS } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'

/**
 * The image that something was made from, and how. No foreign key: the id stays when that image was deleted for good, so
 * that its children still know each other, and to empty the trash stays as cheap as it was. Part of an index only where
 * there is one: most have none.
 */
export const originOf = (c: Kit) => ({
  parentId: c.text(),
  relation: c.oneOf(RELATIONS),
})
