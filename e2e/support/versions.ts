import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
  '.webmanifest': 'application/manifest+json',
}

/** The built page as the next version of it would be: files of other names, and none of those that were renamed. */
async function nextVersion(folder: string, renamed: readonly string[]) {
  await cp(DIST, folder, { recursive: true, filter: source => !/\.(?:br|gz)$/.test(source) })
  const assets = join(folder, 'assets')
  const names = await readdir(assets)
  const [, version = ''] =
    /name="version" content="(\w+)"/.exec(await readFile(join(folder, 'index.html'), 'utf8')) ?? []
  const changes = names.flatMap(name => {
    const [, part] = /^(\w+)-[\w-]{8}\.js$/.exec(name) ?? []
    return part !== undefined && renamed.includes(part) ? [[name, `${part}-nextnext.js`] as const] : []
  })
  for (const [from, to] of changes) await rename(join(assets, from), join(assets, to))
  for (const path of [
    join(folder, 'index.html'),
    join(folder, 'sw.js'),
    ...(await readdir(assets)).filter(name => name.endsWith('.js')).map(name => join(assets, name)),
  ]) {
    const text = changes.reduce((before, [from, to]) => before.replaceAll(from, to), await readFile(path, 'utf8'))
    await writeFile(path, text.replaceAll(version, 'next'))
  }
}

/** Serves the page in one version, then in the next, before the API of a studio. */
export async function serveVersions(studioUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-next-'))
  await nextVersion(folder, ['StylesPage'])
  let root = DIST

  function pass(incoming: IncomingMessage, response: ServerResponse) {
    const passed = request(
      new URL(incoming.url ?? '', studioUrl),
      { method: incoming.method, headers: { ...incoming.headers, host: new URL(studioUrl).host } },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    passed.on('error', () => response.destroy())
    response.on('close', () => passed.destroy())
    incoming.pipe(passed)
  }

  async function file(path: string, response: ServerResponse) {
    const name = extname(path) === '' ? '/index.html' : path
    const bytes = await readFile(join(root, name)).catch(() => undefined)
    response.writeHead(bytes ? 200 : 404, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    })
    response.end(bytes)
  }

  const server = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', studioUrl)
    if (pathname.startsWith('/api/')) pass(incoming, response)
    else void file(pathname, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
    upgrade: () => {
      root = folder
    },
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
