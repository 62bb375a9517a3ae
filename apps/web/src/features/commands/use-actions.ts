import { toValue } from 'vue'
import { COMMANDS_KEY, isSingleCharacter, type KeyName } from '../../shortcuts/keys.ts'
import { useShortcutRegistry, type Shortcut } from '../../shortcuts/shortcuts.ts'
import { useNotices } from '../../stores/notices.ts'
import type { Command, Section } from './command.ts'
import { t } from './text.ts'

const IS_MOVE = /^(shift\+|mod\+)?(Arrow\w+|Page\w+|Home|End)$/

/** A shortcut that works, and those of its keys that are not another one's. */
interface Available {
  readonly shortcut: Shortcut
  readonly keys: readonly KeyName[]
}

/** As if it had been pressed. */
const pressOf = (key: KeyName) => new KeyboardEvent('keydown', { key: key.split(/\+(?=.)/).at(-1) ?? key })

/**
 * What can be done just now: what the keys would do. Asked before the palette takes the focus, of which much of it depends.
 */
export function useActions() {
  const registry = useShortcutRegistry()
  const notices = useNotices()
  const canBeDone = ({ when }: Shortcut) => when?.() ?? true

  /** Of two that have the same key the one that was there first does not hear it, as in the registry. */
  const taken = new Set<KeyName>()
  const available = new Map<Shortcut, Available>()
  for (const { shortcuts } of registry.heard.toReversed())
    for (const shortcut of shortcuts) {
      if (!canBeDone(shortcut)) continue
      const keys = shortcut.keys.filter(key => !taken.has(key))
      keys.forEach(key => taken.add(key))
      if (keys.length > 0) available.set(shortcut, { shortcut, keys })
    }

  /** Whoever turned keys of one character off is not told of them. */
  const shownKeys = (keys: readonly KeyName[]) => keys.filter(key => registry.singleKeys || !isSingleCharacter(key))

  function commandOf(section: Section, title: string, { shortcut, keys }: Available): Command {
    const [first = ''] = keys
    return {
      id: `action:${title}`,
      section,
      title,
      icon: 'next',
      keys: shownKeys(keys),
      isOnlyFound: keys.every(key => IS_MOVE.test(key)),
      run: () => (canBeDone(shortcut) ? shortcut.run(pressOf(first)) : notices.show(t('notNow'))),
    }
  }

  function commandsOf(section: Section, { shortcut, keys }: Available): Command[] {
    const { label, labelOf } = shortcut
    if (!labelOf) return [commandOf(section, toValue(label), { shortcut, keys })]
    return keys.map(key => ({
      ...commandOf(section, labelOf(key), { shortcut, keys: [key] }),
      words: toValue(label),
    }))
  }

  // The keys of the app were there before any page.
  const [everywhere, ...ofPage] = registry.heard
  const actionsOf = (section: Section, shortcuts: readonly Shortcut[]) =>
    shortcuts
      .filter(({ to, keys }) => to === undefined && !keys.includes(COMMANDS_KEY))
      .flatMap(shortcut => available.get(shortcut) ?? [])
      .flatMap(one => commandsOf(section, one))

  const here = actionsOf(
    'here',
    ofPage.flatMap(({ shortcuts }) => shortcuts),
  )
  const all = [...here, ...actionsOf('everywhere', everywhere?.shortcuts ?? [])]

  return {
    /** What is called alike does the same: the page's own comes first. */
    actions: all.filter(({ id }, at) => all.findIndex(other => other.id === id) === at),
    /** The keys that open a page, and how the list of shortcuts calls that. */
    opening: (to: string): { readonly words?: string; readonly keys?: readonly KeyName[] } => {
      const one = [...available.values()].find(({ shortcut }) => shortcut.to === to)
      return one ? { words: toValue(one.shortcut.label), keys: shownKeys(one.keys) } : {}
    },
  }
}
