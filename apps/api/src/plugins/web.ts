import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** The built page at `/`, where there is one: its own addresses all answer with the same document. */
export async function serveWeb(app: FastifyInstance, { webDir }: { webDir: string }): Promise<boolean> {
  if (!existsSync(join(webDir, 'index.html'))) return false
  await app.register(fastifyStatic, { root: webDir, wildcard: false, globIgnore: ['assets/**'], preCompressed: true, cacheControl: false, setHeaders: reply => void reply.header('cache-control', 'no-cache') })
  // Looked up when asked for: a page that was built anew while the server runs finds its parts. Their names change with what is in them.
  await app.register(fastifyStatic, {
    root: join(webDir, 'assets'), prefix: '/assets/', decorateReply: false, index: false, preCompressed: true, cacheControl: false,
    setHeaders: reply => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  for (const url of ['/gallery', '/trash', '/images/:id', '/settings']) {
    app.get(url, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  }
  return true
}

/** A person who mistyped an address sees the page's own words for it; a program gets a problem. */
export const wantsPage = (request: FastifyRequest) =>
  request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
