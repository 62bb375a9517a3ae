import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takes, varyByEncoding } from './accept-encoding.ts'
import { matchesEtag } from './etag.ts'
import { createPageDocuments, type PageDocument } from './page-documents.ts'
import { readPages } from './pages.ts'

/**
 * The built page at `/`, where there is one: its own addresses all answer with the same document. Gives what finds that
 * document for an address that is none of them.
 */
export async function serveWeb(app: FastifyInstance, { webDir, now }: { webDir: string; now?: () => number }) {
  const documents = createPageDocuments(webDir, now)
  if (!(await documents.find())) return undefined
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
  for (const [url, page] of Object.entries(await readPages(webDir))) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      const document = await documents.find(page)
      return document ? sendDocument(request, reply, document) : reply.callNotFound()
    })
  }
  return () => documents.find()
}

/** Sends the document, compressed as the client likes it best, or says that it has not changed. */
export function sendDocument(request: FastifyRequest, reply: FastifyReply, document: PageDocument) {
  const { etag, links } = document
  reply.headers({ etag, vary: varyByEncoding(reply), 'cache-control': 'no-cache' })
  if (links !== undefined) reply.header('link', links)
  if (reply.statusCode === 200 && matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const encoding = (['br', 'gzip'] as const).find(name => takes(request, name))
  if (encoding) reply.header('content-encoding', encoding)
  return reply.type('text/html; charset=utf-8').send(document[encoding ?? 'plain'])
}

/** A person who mistyped an address sees the page's own words for it; a program gets a problem. */
export const wantsPage = (request: FastifyRequest) =>
  request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
