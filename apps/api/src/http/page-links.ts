import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Written by Vite, below the folder of the page. */
export const MANIFEST = '.vite/manifest.json'

/** A chunk in the manifest that Vite writes beside the page, as far as it matters here. */
interface Chunk {
  readonly file: string
  readonly name?: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

/**
 * The `Link` header of a page's document: what that page will need besides what the document itself names, so that the
 * browser fetches it at once and not when the first script has run. Without a manifest there is none, and nothing is lost.
 * Vite's own links to styles are `crossorigin`, so these are too: a browser takes only what was fetched in the same mode.
 */
export async function pageLinks(webDir: string, page: string): Promise<string | undefined> {
  const manifest = await readManifest(webDir)
  const chunks = Object.entries(manifest)
  const needed = reach(
    manifest,
    chunks.filter(([, chunk]) => chunk.name === page).map(([key]) => key),
  )
  const known = reach(
    manifest,
    chunks.filter(([, chunk]) => chunk.isEntry).map(([key]) => key),
  )
  const fresh = [...needed].filter(key => !known.has(key)).flatMap(key => manifest[key] ?? [])
  const links = [
    ...new Set(fresh.flatMap(({ css = [] }) => css).map(file => `</${file}>; rel=preload; as=style; crossorigin`)),
    ...fresh.map(({ file }) => `</${file}>; rel=modulepreload`),
  ]
  return links.length > 0 ? links.join(', ') : undefined
}

function reach(manifest: Manifest, from: readonly string[]): Set<string> {
  const found = new Set<string>()
  const visit = (key: string) => {
    if (found.has(key)) return
    found.add(key)
    manifest[key]?.imports?.forEach(visit)
  }
  from.forEach(visit)
  return found
}

async function readManifest(webDir: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(webDir, MANIFEST), 'utf8')) as Manifest // What our own build wrote.
  } catch (error) {
    // None was built, or a build is writing it just now.
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return {}
    throw error
  }
}
