import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { MANIFEST, pageLinks } from './page-links.ts'

/** The document of the built page as it goes out. */
export interface PageDocument {
  /** Weak: it is sent compressed too. */
  readonly etag: string
  readonly links: string | undefined
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

/** Milliseconds for which a look at the built files counts: two calls of the system for each answer are a quarter of its cost. */
const LOOKED_AT_MS = 100

/**
 * The document of each page, ready to be sent: all are the same but for their links. They are read again when the page was
 * built anew while the server runs.
 */
export function createPageDocuments(webDir: string, now: () => number = Date.now) {
  const document = join(webDir, 'index.html')
  const manifest = join(webDir, MANIFEST)
  let lookedAt = -Infinity
  let stamp: string | undefined
  let documents = new Map<string | undefined, Promise<PageDocument>>()

  return {
    /** Of a page of the router, or of none. Undefined where nothing is built, or a build is under way. */
    async find(page?: string): Promise<PageDocument | undefined> {
      const known = documents.get(page)
      if (known && Math.abs(now() - lookedAt) < LOOKED_AT_MS) return known
      lookedAt = now()
      const built = stampOf(document)
      const seen = built && `${built}, ${stampOf(manifest)}`
      if (seen !== stamp) documents = new Map()
      else if (known) return known
      stamp = seen
      if (built === undefined) return undefined
      const reading = read(document, page === undefined ? undefined : pageLinks(webDir, page))
      documents.set(page, reading)
      // Whoever asks next tries again.
      reading.catch(() => documents.delete(page))
      return reading
    },
  }
}

function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && `${stats.ino} ${stats.mtimeMs} ${stats.size}`
}

async function read(path: string, links: Promise<string | undefined> | undefined): Promise<PageDocument> {
  const plain = await readFile(path)
  return {
    etag: `W/"${createHash('sha1').update(plain).digest('base64url')}"`,
    links: await links,
    plain,
    gzip: gzipSync(plain),
    br: brotliCompressSync(plain),
  }
}
