import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

const file = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const START = file('main.ts')
const FIRST_PAGES = [file('features/studio/StudioPage.vue'), file('features/gallery/GalleryPage.vue')]

/** Every contract imports it; only a page that reads a schema needs it. */
const OF_SCHEMAS = /\/node_modules\/typebox\//

/** The texts of one part of the page in German. */
const GERMAN = /\/i18n\/messages\/de\/(?!index)([\w-]+)\.ts$/

/**
 * What both first pages need is two pieces, libraries and our own. Cut by who shares what it would be thirty small ones:
 * as many requests, and 10 kB more, since each of them is compressed alone.
 */
export function firstView(): Rolldown.CodeSplittingGroup[] {
  let shared: ReadonlySet<string> | undefined
  const isShared = (id: string, modules: Rolldown.ChunkingContext) =>
    !OF_SCHEMAS.test(id) && (shared ??= sharedModules(modules)).has(id)
  return [
    // By the names of their files, so that one sees in a list of requests what was asked for.
    { debugName: 'german', priority: 2, test: GERMAN, name: id => `de-${GERMAN.exec(id)?.[1] ?? ''}` },
    // First, or our own would bring along the libraries that it imports.
    {
      debugName: 'libraries',
      priority: 1,
      test: /\/node_modules\//,
      name: (id, modules) => (isShared(id, modules) ? 'libraries' : null),
    },
    { debugName: 'base', name: (id, modules) => (isShared(id, modules) ? 'base' : null) },
  ]
}

function sharedModules(modules: Rolldown.ChunkingContext): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = FIRST_PAGES.map(page => needs([START, page], modules))
  return new Set([...first].filter(id => others.every(other => other.has(id))))
}

/** With all that they import, but for what is loaded later. */
function needs(roots: readonly string[], modules: Rolldown.ChunkingContext): Set<string> {
  const found = new Set<string>()
  const open = [...roots]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}
