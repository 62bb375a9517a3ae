import type { Permission } from './operations/permission.ts'

/** Who asks for something to be done: a person, or a program in the name of one. */
export interface Actor {
  /** A UUID. What the actor makes belongs to it. */
  readonly id: string
  readonly permissions: 'all' | ReadonlySet<Permission>
}

/** While there are no accounts, whoever reaches the studio acts as its own user. The id is the nil UUID of RFC 9562. */
export const STUDIO_USER: Actor = { id: '00000000-0000-0000-0000-000000000000', permissions: 'all' }
