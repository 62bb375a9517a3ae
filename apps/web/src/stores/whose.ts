import type { Collection, Image, ImagesFilter, KeyScope, Me } from '@atelier/contracts'
import { shallowRef } from 'vue'
import { forgetStored, readStored, store } from '../browser/stored.ts'

type Asker = Pick<Me, 'id' | 'role' | 'permissions'>

const KEY = 'atelier.asker'

/** Who looks at the page, where they have an account. */
export const asker = shallowRef<Asker>()

/** As the server has just said. It is remembered: the next page offers nothing for a moment that it then takes away. */
export function setAsker({ id, role, permissions, through }: Me) {
  asker.value = through === 'alone' ? undefined : { id, role, permissions }
  if (asker.value) store(KEY, JSON.stringify(asker.value))
  else forgetStored(KEY)
}

/** Who it was the last time, until the server has said who it is. */
export function recallAsker() {
  const stored = readStored(KEY)
  if (stored === null) return
  try {
    const found: unknown = JSON.parse(stored)
    if (isAsker(found)) asker.value = found
  } catch {
    // Not what this page stored.
  }
}

export const forgetAsker = () => forgetStored(KEY)

const isAsker = (found: unknown): found is Asker =>
  typeof found === 'object' &&
  found !== null &&
  'id' in found &&
  'role' in found &&
  'permissions' in found &&
  Array.isArray(found.permissions)

/** Whether somebody may ask for such things at all; where nobody is asked who they are, for everything. */
export const may = (scope: KeyScope): boolean => asker.value?.permissions.includes(scope) ?? true

/** Whether a thing is theirs to change; what came before it, as its generation, is theirs to see then, too. */
export const mayChange = ({ ownerId }: Pick<Image, 'ownerId'>): boolean =>
  asker.value === undefined || asker.value.role === 'admin' || asker.value.id === ownerId

/** Whether they may say something of a picture, share it or delete it: of somebody else's only admins may. */
export const mayMark = (image: Pick<Image, 'ownerId'>): boolean => may('images:write') && mayChange(image)

/** Whether they may give out a link to it, or show it to the whole studio. */
export const mayShare = (thing: Pick<Image, 'ownerId'>): boolean => may('library:write') && mayChange(thing)

/** Whether they may name a collection anew, empty it or delete it. */
export const mayChangeCollection = (collection: Pick<Collection, 'may'>): boolean =>
  may('library:write') && collection.may === 'change'

/** Whether a picture is among those that are looked at, as the server takes it: one's own where nothing else is said. */
export function isAmong({ ownerId, shared }: Image, { scope, collection }: ImagesFilter): boolean {
  const who = asker.value
  if (!who) return true
  const taken = scope ?? (who.role === 'viewer' ? 'studio' : 'mine')
  if (taken === 'all' || (scope === undefined && collection !== undefined && collection !== 'none')) return true
  return taken === 'studio' ? shared : ownerId === who.id
}
