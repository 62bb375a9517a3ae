import type { Actor } from '../actor.ts'

/** What an operation may need of whoever asks for it. */
export const PERMISSIONS = [
  /** Asked for by whoever watches over the process, or wants to come in, so nobody is asked who they are. */
  'public',
  /** Whoever is known at all. */
  'known',
  /** One's own account, which is nothing for a program. */
  'account',
  /** Reads what the studio holds: images, generations, models, styles and the like, and the events that tell of them. */
  'images:read',
  'images:write',
  'generations:write',
  /** Collections, styles, wildcards, grids. */
  'library:write',
  'settings:manage',
  'users:manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const isAllowed = ({ permissions }: Actor, needed: Permission): boolean =>
  needed === 'public' || permissions === 'all' || permissions.has(needed)
