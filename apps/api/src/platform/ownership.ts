import type { Scope } from '@atelier/contracts'
import type { Actor } from './actor.ts'
import { actionForbidden } from './common.errors.ts'
import { AppError } from './errors.ts'

/** Who asks, as far as it decides what they may see. */
export type Asker = Pick<Actor, 'id' | 'role'>

/** What belongs to somebody, and may be shown to the whole studio. */
export interface Owned {
  readonly ownerId: string
  readonly shared?: boolean
}

/** Whose things are looked at, as conditions on their rows: an owner's, or what is shared; neither is everybody's. */
export interface Whose {
  readonly owner?: string | undefined
  readonly shared?: true | undefined
}

/** The same code as for a permission that is missing: to a program it is the same refusal. */
const forbidden = (sentence: string) => new AppError(actionForbidden.code, actionForbidden.status, sentence)
const notYours = () => forbidden('This belongs to somebody else: you may look at it, but not change it.')
const adminsOnly = () => forbidden('Only an admin may look at what everybody has.')

export const isOwn = (asker: Asker, { ownerId }: Owned): boolean => asker.id === ownerId

/** Whether somebody may look at a thing by its own: it is theirs or shared, or they may look at everything. */
export const maySee = (asker: Asker, thing: Owned): boolean =>
  isOwn(asker, thing) || thing.shared === true || asker.role === 'admin'

const mayChange = (asker: Asker, thing: Owned): boolean => isOwn(asker, thing) || asker.role === 'admin'

/** The thing, where it is there and may be looked at. What may not is as good as not there. */
export function seenBy<T extends Owned>(asker: Asker, thing: T | undefined, notFound: () => Error): T {
  if (!thing || !maySee(asker, thing)) throw notFound()
  return thing
}

/** The thing, where it may be changed. That somebody may look at it and no more is said only to who may look at it. */
export function changedBy<T extends Owned>(asker: Asker, thing: T | undefined, notFound: () => Error): T {
  const seen = seenBy(asker, thing, notFound)
  requireChange(asker, seen)
  return seen
}

/** Of what is known to be seen. */
export function requireChange(asker: Asker, thing: Owned): void {
  if (!mayChange(asker, thing)) throw notYours()
}

/** What a scope stands for. Who may only look has nothing of their own, so they see what is shared where they do not say. */
export function whoseIn(asker: Asker, scope: Scope = asker.role === 'viewer' ? 'studio' : 'mine'): Whose {
  if (scope === 'mine') return { owner: asker.id }
  if (scope === 'studio') return { shared: true }
  if (asker.role !== 'admin') throw adminsOnly()
  return {}
}

/** What it is counted under (see the tables of the counts). */
export const countedAs = ({ owner, shared }: Whose): string => owner ?? (shared ? 'shared' : '')
