import type { Role } from '../../platform/actor.ts'
import type { Reach } from '@atelier/providers/receivers'

/** What is asked of whom a webhook belongs to, each time that it is told of something. */
export interface Owners {
  /** Undefined where they are not let in any more. */
  readonly roleOf: (ownerId: string) => Promise<Role | undefined>
  /** How far what they have sent may go. */
  readonly reachOf: (role: Role) => Reach
}
