import type { KeyName } from '../../shortcuts/keys.ts'
import type { Shortcut, ShortcutGroup } from '../../shortcuts/shortcuts.ts'

/** A shortcut that works, and those of its keys that are not another one's. */
export interface Available {
  readonly shortcut: Shortcut
  readonly keys: readonly KeyName[]
}

export const canBeDone = ({ when }: Shortcut) => when?.() ?? true

/** What the keys would do just now. Of two that have the same key the one that was there first does not hear it, as in the registry. */
export function availableOf(heard: readonly ShortcutGroup[]): ReadonlyMap<Shortcut, Available> {
  const taken = new Set<KeyName>()
  const available = new Map<Shortcut, Available>()
  for (const shortcut of heard.toReversed().flatMap(({ shortcuts }) => shortcuts)) {
    const keys = canBeDone(shortcut) ? shortcut.keys.filter(key => !taken.has(key)) : []
    keys.forEach(key => taken.add(key))
    if (keys.length > 0) available.set(shortcut, { shortcut, keys })
  }
  return available
}
