import type { Role, User } from '@atelier/contracts'

/** From the one who may most to the one who may least. */
export const ROLES = ['admin', 'member', 'viewer'] as const satisfies readonly Role[]

export const ROLE_HELP = { admin: 'adminHelp', member: 'memberHelp', viewer: 'viewerHelp' } as const

/** How somebody is called. */
export const nameOf = ({ displayName, username }: Pick<User, 'displayName' | 'username'>) => displayName ?? username
