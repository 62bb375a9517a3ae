import type { KeyScope } from '@atelier/contracts'
import type { Actor } from '../actor.ts'

/**
 * What an operation may need of whoever asks for it, besides what a key can be for: `public` where nobody is asked who they are,
 * since whoever watches over the process asks, or somebody who wants to come in; `known` of whoever is known at all; `account`
 * for one's own account, which is nothing for a program.
 */
export type Permission = 'public' | 'known' | 'account' | KeyScope

export const isAllowed = ({ permissions }: Actor, needed: Permission): boolean =>
  needed === 'public' || permissions === 'all' || permissions.has(needed)
