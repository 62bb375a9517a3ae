import { t } from '../i18n/common.ts'

/** A key as it is written down: `f`, `?`, `ArrowLeft`, `mod+Enter`, `shift+ArrowLeft`. `mod` is Ctrl, and Cmd on a Mac. */
export type KeyName = string

/** Finds whatever there is to do. */
export const COMMANDS_KEY: KeyName = 'mod+k'

const isMac = (platform = navigator.platform) => /mac|iphone|ipad/i.test(platform)

/** What was pressed, written the same way. Shift counts only where it does not choose the character. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): KeyName {
  const isCharacter = event.key.length === 1
  const key = isCharacter ? event.key.toLowerCase() : event.key
  return [
    ...(event.ctrlKey || event.metaKey ? ['mod'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.shiftKey && (!isCharacter || /\p{L}/u.test(key)) ? ['shift'] : []),
    key,
  ].join('+')
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}
const NAMED = { Delete: 'keyDelete', ' ': 'keySpace', Enter: 'keyEnter' } as const
const isNamed = (part: string): part is keyof typeof NAMED => part in NAMED

/** Each part as it stands on the keyboard. */
export const keyCaps = (key: KeyName, onMac = isMac()): string[] =>
  key.split(/\+(?=.)/).map(part => {
    if (part === 'mod') return onMac ? '⌘' : t('keyControl')
    if (part === 'shift') return t('keyShift')
    if (part === 'alt') return onMac ? '⌥' : 'Alt'
    if (isNamed(part)) return t(NAMED[part])
    return SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })

/** Single characters act without a modifier, so they can be turned off (WCAG 2.1.4). */
export const isSingleCharacter = (key: KeyName) => key.length === 1 || (key.startsWith('shift+') && key.length === 7)
