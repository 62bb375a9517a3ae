import { KEY_SCOPES, type KeyScope, type Role } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import type { Permission } from '../../platform/operations/permission.ts'

const OF_VIEWER: readonly KeyScope[] = ['images:read']
const OF_MEMBER: readonly KeyScope[] = [...OF_VIEWER, 'images:write', 'generations:write', 'library:write']

/** What a role may do, in the words of scopes. */
const SCOPES = { admin: KEY_SCOPES, member: OF_MEMBER, viewer: OF_VIEWER } satisfies Record<Role, readonly KeyScope[]>

/** A person may do all that the role may, and has an account; an admin may do what is added later, too. */
const ofPerson: Readonly<Record<Role, Actor['permissions']>> = {
  admin: 'all',
  member: new Set<Permission>(['known', 'account', ...OF_MEMBER]),
  viewer: new Set<Permission>(['known', 'account', ...OF_VIEWER]),
}

export const permissionsOf = (role: Role): Actor['permissions'] => ofPerson[role]

/** What a role may do now, of what the key was made for: a key gives no more than its owner has. */
export const permissionsOfKey = (role: Role, scopes: readonly string[]): ReadonlySet<Permission> =>
  new Set<Permission>(['known', ...SCOPES[role].filter(scope => scopes.includes(scope))])

export const scopesOf = (role: Role): readonly KeyScope[] => SCOPES[role]
