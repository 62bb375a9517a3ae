import type { Image, ImagesFilter, Role } from '@atelier/contracts'
import { shallowRef } from 'vue'

/** Who looks at the page, where they have an account. */
export const asker = shallowRef<{ readonly id: string; readonly role: Role }>()

/** Whether a picture is among those that are looked at, as the server takes it: one's own where nothing else is said. */
export function isAmong({ ownerId, shared }: Image, { scope, collection }: ImagesFilter): boolean {
  const who = asker.value
  if (!who) return true
  const taken = scope ?? (who.role === 'viewer' ? 'studio' : 'mine')
  if (taken === 'all' || (scope === undefined && collection !== undefined && collection !== 'none')) return true
  return taken === 'studio' ? shared : ownerId === who.id
}
