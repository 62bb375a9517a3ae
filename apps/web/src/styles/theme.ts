import { shallowRef } from 'vue'
import { followStored, store, readStored } from '../browser/stored.ts'

export type Theme = 'system' | 'light' | 'dark'

/** public/theme.js reads it too, before the first paint. */
const KEY = 'atelier.theme'

const parse = (stored: string | null): Theme => (stored === 'light' || stored === 'dark' ? stored : 'system')

/** The colour scheme: the one that was chosen, or what the system asks for. Whoever styles by it finds `data-bs-theme`. */
export function createTheme(root: HTMLElement, prefersDark: MediaQueryList) {
  const theme = shallowRef(parse(readStored(KEY)))
  const paint = () => {
    const isDark = theme.value === 'system' ? prefersDark.matches : theme.value === 'dark'
    const scheme = (root.dataset['bsTheme'] = isDark ? 'dark' : 'light')
    // What the browser paints around the page.
    for (const meta of root.querySelectorAll<HTMLMetaElement>('meta[data-scheme]'))
      meta.media = meta.dataset['scheme'] === scheme ? 'all' : 'not all'
  }

  function choose(next: Theme) {
    theme.value = next
    store(KEY, next)
    paint()
  }

  paint()
  prefersDark.addEventListener('change', paint)
  // Chosen in another tab.
  followStored(KEY, text => {
    theme.value = parse(text)
    paint()
  })
  return { theme, choose }
}
