import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { serveWeb } from './web.ts'

const FIRST = '<!doctype html><title>Atelier</title><p>first</p>'

async function startWeb() {
  const webDir = await mkdtemp(join(tmpdir(), 'atelier-web-'))
  await mkdir(join(webDir, '.vite'))
  await mkdir(join(webDir, 'assets'))
  let aheadMs = 0
  /** Until the server looks at the files again. */
  const wait = () => (aheadMs += 100)
  const build = async (html: string, asset: string) => {
    const manifest = { 'GalleryPage.vue': { file: `assets/${asset}`, name: 'GalleryPage' } }
    await writeFile(join(webDir, 'index.html'), html)
    await writeFile(join(webDir, '.vite/manifest.json'), JSON.stringify(manifest))
  }
  await writeFile(join(webDir, '.vite/pages.json'), JSON.stringify({ '/': 'StudioPage', '/gallery': 'GalleryPage' }))
  await build(FIRST, 'first.js')
  const app = Fastify()
  await serveWeb(app, { webDir, now: () => aheadMs })
  onTestFinished(async () => {
    await app.close()
    await rm(webDir, { recursive: true })
  })
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
  return { app, get, webDir, build, wait }
}

test('all pages are one document, each with its own links', async () => {
  const { get } = await startWeb()
  const [home, gallery] = [await get('/'), await get('/gallery')]
  expect([home.body, gallery.body]).toEqual([FIRST, FIRST])
  expect(home.headers['content-type']).toBe('text/html; charset=utf-8')
  expect([home.headers['link'], gallery.headers['link']]).toEqual([undefined, '</assets/first.js>; rel=modulepreload'])
})

test('a page that is built anew while the server runs is the one that is sent', async () => {
  const { get, build, wait } = await startWeb()
  const before = await get('/gallery')
  await build('<!doctype html><p>second, and longer</p>', 'second.js')
  wait()
  const after = await get('/gallery', { 'if-none-match': String(before.headers['etag']) })
  expect([after.statusCode, after.body]).toEqual([200, '<!doctype html><p>second, and longer</p>'])
  expect(after.headers['link']).toBe('</assets/second.js>; rel=modulepreload')
})

test('while a build is under way there is no document, and then there is one again', async () => {
  const { get, build, webDir, wait } = await startWeb()
  await get('/')
  await rm(join(webDir, 'index.html'))
  wait()
  expect((await get('/')).statusCode).toBe(404)
  await build(FIRST, 'first.js')
  wait()
  expect((await get('/')).body).toBe(FIRST)
})

test('whoever has the document is not sent it again', async () => {
  const { get } = await startWeb()
  const etag = String((await get('/')).headers['etag'])
  const again = await get('/', { 'if-none-match': etag })
  expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', etag])
})

test('the document is compressed as the client takes it, and its head tells of the same', async () => {
  const { app, get } = await startWeb()
  const sent = async (accept: string) => {
    const { headers, rawPayload } = await get('/', { 'accept-encoding': accept })
    expect(headers['vary']).toBe('accept-encoding')
    return [headers['content-encoding'], rawPayload] as const
  }
  const [br, gzip, plain] = [await sent('gzip, br'), await sent('gzip, br;q=0'), await sent('identity')]
  expect([br[0], brotliDecompressSync(br[1]).toString()]).toEqual(['br', FIRST])
  expect([gzip[0], gunzipSync(gzip[1]).toString()]).toEqual(['gzip', FIRST])
  expect([plain[0], plain[1].toString()]).toEqual([undefined, FIRST])
  const head = await app.inject({ url: '/', method: 'HEAD', headers: { 'accept-encoding': 'br' } })
  expect([head.statusCode, head.body, Number(head.headers['content-length'])]).toEqual([200, '', br[1].byteLength])
})
