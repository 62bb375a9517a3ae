import type { Permission } from './operations/permission.ts'

/** What a person may do at most: everything; make pictures and have things; look at what is shared. */
export type Role = 'admin' | 'member' | 'viewer'

/** Who asks for something to be done: a person, or a program in the name of one. */
export interface Actor {
  /** A UUID. What the actor makes belongs to it. */
  readonly id: string
  readonly role: Role
  readonly permissions: 'all' | ReadonlySet<Permission>
  /** What they are called, where they have an account. */
  readonly name?: string
  /** What they are known by; left out where nobody is asked who they are. */
  readonly through?: Through
}

/** A key is a program's: it may not do what is a person's own affair. `id` is that of the session or key. */
export type Through = { readonly kind: 'session' | 'key'; readonly id: string } | { readonly kind: 'proxy' }

/** The key that somebody is known by; null where it is none. */
export const keyOf = ({ through }: Pick<Actor, 'through'>): string | null =>
  through?.kind === 'key' ? through.id : null

/**
 * While there are no accounts, whoever reaches the studio acts as its own user. The id is the nil UUID of RFC 9562. The first
 * account takes it over, so that everything made before is that account's without a row being changed.
 */
export const STUDIO_USER: Actor = { id: '00000000-0000-0000-0000-000000000000', role: 'admin', permissions: 'all' }
