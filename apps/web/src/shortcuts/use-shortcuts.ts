import { onScopeDispose } from 'vue'
import { useShortcutRegistry, type Shortcut, type Text } from './shortcuts.ts'

/** Keys that work, and are listed under `title`, as long as the component lives. */
export const useShortcuts = (title: Text, shortcuts: readonly Shortcut[]) =>
  onScopeDispose(useShortcutRegistry().add({ title, shortcuts }))
