import { onScopeDispose } from 'vue'
import { useShortcutRegistry, type Shortcut } from './shortcuts.ts'

/** Keys that work, and are listed under `title`, as long as the component lives. */
export const useShortcuts = (title: string, shortcuts: readonly Shortcut[]) => onScopeDispose(useShortcutRegistry().add({ title, shortcuts }))
