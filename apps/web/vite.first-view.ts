import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

type Graph = Rolldown.ChunkingContext

const file = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const START = file('main.ts')
const FIRST_PAGES = {
  studio: file('features/studio/StudioPage.vue'),
  gallery: file('features/gallery/GalleryPage.vue'),
}

/** Every contract imports it; only a page that reads a schema needs it. */
const OF_SCHEMAS = /\/node_modules\/typebox\//
const LIBRARY = /\/node_modules\//
const PAGE = /Page\.vue$/

/** The texts of one part of the page in German. */
const GERMAN = /\/i18n\/messages\/de\/([\w-]+)\.ts$/

/** What the studio says in German from the beginning: in one piece, since texts so short hardly compress alone. */
const OF_STUDIO = new Set(['studio', 'first-picture', 'queue', 'generation-form', 'styling'])
const germanPieceOf = (id: string) => (OF_STUDIO.has(GERMAN.exec(id)?.[1] ?? '') ? 'de-in-the-studio' : null)

/** By the names of their files, so that one sees in a list of requests what was asked for. */
export const nameOfChunk = ({ facadeModuleId }: Pick<Rolldown.PreRenderedChunk, 'facadeModuleId'>) =>
  GERMAN.test(facadeModuleId ?? '') ? 'assets/de-[name]-[hash].js' : 'assets/[name]-[hash].js'

/**
 * What both first pages need is two pieces, libraries and our own, and what one of them shares with others is two more.
 * Cut by who shares what it would be fifty small ones: as many requests, and more bytes, since each of them is compressed alone.
 */
export function firstView(): Rolldown.CodeSplittingGroup[] {
  let pieces: ReadonlyMap<string, string> | undefined
  const pieceOf = (id: string, graph: Graph) => (pieces ??= cut(graph)).get(id) ?? null
  return [
    // First, or our own would bring along the libraries that it imports.
    { debugName: 'libraries', priority: 1, test: LIBRARY, name: pieceOf },
    { debugName: 'pieces', name: pieceOf },
    { debugName: 'german', test: GERMAN, name: germanPieceOf },
  ]
}

/** The piece of each module that is not simply a part of the one page that needs it. */
function cut(graph: Graph): Map<string, string> {
  const pieces = new Map<string, string>()
  const needed = Object.entries(FIRST_PAGES).map(([name, page]) => ({ name, page, ids: needs([START, page], graph) }))
  const others = laterEntries(graph).map(entry => ({ entry, ids: needs([entry], graph) }))
  for (const { name, page, ids } of needed) {
    const outside = others.filter(other => !other.ids.has(page))
    for (const id of ids) {
      if (OF_SCHEMAS.test(id)) continue
      const users = outside.filter(other => other.ids.has(id))
      if (needed.every(other => other.ids.has(id))) pieces.set(id, LIBRARY.test(id) ? 'libraries' : 'base')
      else if (users.filter(({ entry }) => PAGE.test(entry)).length > 1) pieces.set(id, `${name}-common`)
      else if (users.length > 0) pieces.set(id, `${name}-parts`)
    }
  }
  return pieces
}

/** What is imported later, anywhere in the page. */
const laterEntries = (graph: Graph) => {
  const all = needs([START], graph, id => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
  return [...new Set([...all].flatMap(id => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []))]
}

/** With all that they import, but for what is loaded later, unless that is wanted, too. */
function needs(
  roots: readonly string[],
  graph: Graph,
  later: (id: string) => readonly string[] = () => [],
): Set<string> {
  const found = new Set<string>()
  const open = [...roots]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []), ...later(id))
  }
  return found
}
