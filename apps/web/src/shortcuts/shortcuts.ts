import type { KeyScope } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { store, readStored } from '../browser/stored.ts'
import { may } from '../stores/whose.ts'
import { isSingleCharacter, keyOf, type KeyName } from './keys.ts'

/** A function where it outlives a change of the language. */
export type Text = string | (() => string)

export interface Shortcut {
  readonly keys: readonly KeyName[]
  /** What it does, for the list of all shortcuts. */
  readonly label: Text
  /** What one of its keys does, where each does something else. */
  readonly labelOf?: (key: KeyName) => string
  /** The page that it opens. */
  readonly to?: string
  /** Whoever may not do this is not told of the key. */
  readonly needs?: KeyScope
  /** Whether it makes sense just now; the key is left to the browser where not. */
  readonly when?: () => boolean
  /** Also while someone types; all of its keys, or these. */
  readonly inFields?: boolean | readonly KeyName[]
  /** Also while a dialog or a menu is open. */
  readonly inDialogs?: boolean
  /** Also where a group has the keyboard for itself. */
  readonly isEverywhere?: boolean
  readonly run: (event: KeyboardEvent) => unknown
}

export interface ShortcutGroup {
  readonly title: Text
  readonly shortcuts: readonly Shortcut[]
  /** It covers the page: what is below it hears nothing for as long as it is there. */
  readonly isAlone?: boolean
}

const KEY = 'atelier.single-key-shortcuts'

/** Every key that does something on the page that is open, and the list of them that `?` shows. */
export const useShortcutRegistry = defineStore('shortcuts', () => {
  const groups = shallowRef<readonly ShortcutGroup[]>([])
  const singleKeys = shallowRef(readStored(KEY) !== 'off')

  function add(group: ShortcutGroup) {
    groups.value = [...groups.value, group]
    return () => {
      groups.value = groups.value.filter(other => other !== group)
    }
  }

  /** Those that work now. */
  const heard = computed(() =>
    heardOf(groups.value)
      .map(allowedOf)
      .filter(({ shortcuts }) => shortcuts.length > 0),
  )
  /** The page that was opened last comes first. */
  const newestFirst = computed(() => heard.value.toReversed().flatMap(({ shortcuts }) => shortcuts))

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return
    const key = keyOf(event)
    if (isSingleCharacter(key) && !singleKeys.value) return
    const found = newestFirst.value.find(
      ({ keys, when, inFields = false, inDialogs = false }) =>
        keys.includes(key) &&
        (worksIn(inFields, key) || !isTyping(event)) &&
        (inDialogs || !isBehindDialog(event)) &&
        (when?.() ?? true),
    )
    if (!found) return
    event.preventDefault()
    found.run(event)
  }

  function setSingleKeys(on: boolean) {
    singleKeys.value = on
    store(KEY, on ? 'on' : 'off')
  }

  return { heard, singleKeys, add, press, setSingleKeys }
})

function heardOf(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const alone = groups.findLastIndex(({ isAlone }) => isAlone)
  const below = groups.slice(0, Math.max(0, alone)).flatMap(group => {
    const shortcuts = group.shortcuts.filter(({ isEverywhere }) => isEverywhere)
    return shortcuts.length > 0 ? [{ ...group, shortcuts }] : []
  })
  return [...below, ...groups.slice(Math.max(0, alone))]
}

const allowedOf = (group: ShortcutGroup): ShortcutGroup => ({
  ...group,
  shortcuts: group.shortcuts.filter(({ needs }) => needs === undefined || may(needs)),
})

const worksIn = (fields: NonNullable<Shortcut['inFields']>, key: KeyName) =>
  typeof fields === 'boolean' ? fields : fields.includes(key)
const within = (event: Event, selector: string) =>
  event.target instanceof Element && event.target.closest(selector) !== null
const isTyping = (event: Event) =>
  within(event, 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')
/** A dialog or an open menu has the keyboard for itself. */
const isBehindDialog = (event: Event) =>
  document.querySelector('dialog:modal, [role="menu"]') !== null && !within(event, 'dialog [data-shortcuts]')
