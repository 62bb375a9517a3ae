import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pageLinks } from './page-links.ts'

/** The page's own addresses, and the part of it that each opens. */
const PAGES = {
  '/': 'StudioPage',
  '/gallery': 'GalleryPage',
  '/trash': 'GalleryPage',
  '/collections': 'CollectionsPage',
  '/collections/:id': 'CollectionPage',
  '/images/:id': 'ImagePage',
  '/grids': 'GridsPage',
  '/grids/new': 'NewGridPage',
  '/grids/:id': 'GridPage',
  '/styles': 'StylesPage',
  '/wildcards': 'WildcardsPage',
  '/import': 'ImportPage',
  '/settings': 'SettingsPage',
}

/** The built page at `/`, where there is one: its own addresses all answer with the same document. */
export async function serveWeb(app: FastifyInstance, { webDir }: { webDir: string }): Promise<boolean> {
  if (!existsSync(join(webDir, 'index.html'))) return false
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    globIgnore: ['assets/**', 'index.html*'],
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: reply => void reply.header('cache-control', 'no-cache'),
  })
  // Looked up when asked for: a page that was built anew while the server runs finds its parts. Their names change with what is in them.
  await app.register(fastifyStatic, {
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: reply => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  for (const [url, page] of Object.entries(PAGES)) {
    app.get(url, { schema: { hide: true } }, async (_request, reply) => {
      const links = await pageLinks(webDir, page)
      if (links !== undefined) reply.header('link', links)
      return reply.sendFile('index.html')
    })
  }
  return true
}

/** A person who mistyped an address sees the page's own words for it; a program gets a problem. */
export const wantsPage = (request: FastifyRequest) =>
  request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
