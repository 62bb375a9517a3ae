import type { Plugin } from 'vite'

/** What Vite puts around each `import()` of code that has styles of its own. */
const ID = '\0vite/preload-helper.js'

/**
 * The styles come first, and the code is asked for only when they are here: browsers remember of code, but not of styles, that it
 * could not be fetched. So what is lazy comes the next time, where the server was away at the first, and never without its styles:
 * Vite's own way goes on without those that failed once. It also has no need of what this page does not use.
 */
const CODE = `
const styles = new Map()
function fetchStyle(path) {
  const href = '/' + path
  if (document.querySelector('link[rel=stylesheet][href="' + href + '"]') && !styles.has(href)) return
  const style = styles.get(href) ?? new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.crossOrigin = ''
    link.href = href
    link.onload = resolve
    link.onerror = () => {
      link.remove()
      styles.delete(href)
      reject(new Error(href))
    }
    document.head.append(link)
  })
  styles.set(href, style)
  return style
}
export async function __vitePreload(load, paths = []) {
  await Promise.all(paths.map(fetchStyle))
  return load()
}
`

export function lazyStyles(): Plugin {
  return {
    name: 'lazy-styles',
    apply: 'build',
    enforce: 'pre',
    load: id => (id === ID ? CODE : undefined),
  }
}
