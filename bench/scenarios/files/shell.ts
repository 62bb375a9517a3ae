import type { Studio } from '../../processes/studio.ts'
import type { Served } from './pictures.ts'

const PAGES = ['/', '/gallery'] as const

/** The built page's document as the studio sends it, and as texts for a server that has them ready; none where it was not built. */
export async function readShell(studio: Studio) {
  const isBuilt = (await fetch(studio.url)).ok
  const documents = await Promise.all(
    (isBuilt ? PAGES : []).map(async path => {
      const answer = await fetch(studio.url + path)
      const own = new Set(['connection', 'keep-alive', 'date', 'content-length'])
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name)))
      return { path, body: await answer.text(), headers }
    }),
  )
  return {
    texts: Object.fromEntries(documents.map(({ path, body, headers }) => [path, { body, headers }])),
    pages: documents.map(({ path, body }): Served => ({
      name: `page at ${path}`,
      sizeBytes: Buffer.byteLength(body),
      paths: [path],
      copies: [path],
    })),
  }
}
