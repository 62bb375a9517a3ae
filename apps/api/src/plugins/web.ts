import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** The built page at `/`, where there is one: its own addresses all answer with the same document. */
export async function serveWeb(app: FastifyInstance, { webDir }: { webDir: string }): Promise<boolean> {
  if (!existsSync(join(webDir, 'index.html'))) return false
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // Names of assets change with what is in them; the document that names them is asked for every time.
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const url of ['/gallery', '/trash', '/images/:id', '/settings']) {
    app.get(url, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  }
  return true
}

/** A person who mistyped an address sees the page's own words for it; a program gets a problem. */
export const wantsPage = (request: FastifyRequest) =>
  request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
