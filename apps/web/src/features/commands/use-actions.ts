import { toValue } from 'vue'
import { COMMANDS_KEY, isSingleCharacter, type KeyName } from '../../shortcuts/keys.ts'
import { useShortcutRegistry, type Shortcut } from '../../shortcuts/shortcuts.ts'
import { useNotices } from '../../stores/notices.ts'
import { availableOf, canBeDone, type Available } from './available.ts'
import type { Command, Section } from './command.ts'
import { t } from './text.ts'

const IS_MOVE = /^(shift\+|mod\+)?(Arrow\w+|Page\w+|Home|End)$/

/** As if it had been pressed. */
const pressOf = (key: KeyName) => new KeyboardEvent('keydown', { key: key.split(/\+(?=.)/).at(-1) ?? key })

/** Whatever moves somewhere is found, but not listed: who wants that has the keys. */
function commandOf(section: Section, title: string, { shortcut, keys }: Available): Command {
  const [first = ''] = keys
  return {
    id: `action:${title}`,
    section,
    title,
    icon: 'next',
    keys: shownKeys(keys),
    isOnlyFound: keys.every(key => IS_MOVE.test(key)),
    run: () => (canBeDone(shortcut) ? shortcut.run(pressOf(first)) : useNotices().show(t('notNow'))),
  }
}

/** Whoever turned keys of one character off is not told of them. */
const shownKeys = (keys: readonly KeyName[]) =>
  keys.filter(key => useShortcutRegistry().singleKeys || !isSingleCharacter(key))

function commandsOf(section: Section, { shortcut, keys }: Available): Command[] {
  const { label, labelOf } = shortcut
  if (!labelOf) return [commandOf(section, toValue(label), { shortcut, keys })]
  return keys.map(key => ({
    ...commandOf(section, labelOf(key), { shortcut, keys: [key] }),
    words: toValue(label),
  }))
}

/** What can be done just now, by what the keys would do. Asked before the palette takes the focus: much depends on it. */
export function useActions() {
  const { heard } = useShortcutRegistry()
  const available = availableOf(heard)
  const actionsOf = (section: Section, shortcuts: readonly Shortcut[]) =>
    shortcuts
      .filter(({ to, keys }) => to === undefined && !keys.includes(COMMANDS_KEY))
      .flatMap(shortcut => available.get(shortcut) ?? [])
      .flatMap(one => commandsOf(section, one))

  // The keys of the app were there before any page.
  const [everywhere, ...ofPage] = heard
  const ofPages = ofPage.flatMap(({ shortcuts }) => shortcuts)
  // Five rows for the stars would push all else out of sight.
  const here = [...ofPages.filter(({ labelOf }) => !labelOf), ...ofPages.filter(({ labelOf }) => labelOf)]
  const all = [...actionsOf('here', here), ...actionsOf('everywhere', everywhere?.shortcuts ?? [])]

  /** The keys that open a page, and how the list of shortcuts calls that. */
  function opening(to: string): { readonly words?: string; readonly keys?: readonly KeyName[] } {
    const one = [...available.values()].find(({ shortcut }) => shortcut.to === to)
    return one ? { words: toValue(one.shortcut.label), keys: shownKeys(one.keys) } : {}
  }

  return {
    /** What is called alike does the same: the page's own comes first. */
    actions: all.filter(({ id }, at) => all.findIndex(other => other.id === id) === at),
    opening,
  }
}
