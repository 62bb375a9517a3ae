import { onScopeDispose } from 'vue'
import { useShortcutRegistry, type Shortcut, type Text } from './shortcuts.ts'

/** Keys that work, and are listed under `title`, as long as the component lives; alone, those that were there before do not. */
export const useShortcuts = (title: Text, shortcuts: readonly Shortcut[], { isAlone = false } = {}) =>
  onScopeDispose(useShortcutRegistry().add({ title, shortcuts, isAlone }))
