import type { KeyScope } from '@atelier/contracts'

/** How each is said: what a key may do. */
export const SCOPE_TEXTS = {
  'images:read': 'imagesRead',
  'images:write': 'imagesWrite',
  'generations:write': 'generationsWrite',
  'library:write': 'libraryWrite',
  'settings:manage': 'settingsManage',
  'users:manage': 'usersManage',
} as const satisfies Record<KeyScope, string>

const isScope = (text: string): text is KeyScope => text in SCOPE_TEXTS

/** Of what somebody may do, what a key of theirs can be for. */
export const scopesOf = (permissions: readonly string[]): readonly KeyScope[] => permissions.filter(isScope)
