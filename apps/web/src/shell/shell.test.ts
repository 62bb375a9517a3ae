import { expect, test, vi } from 'vitest'
import { createShell, type ShellFiles } from './shell.ts'

const ORIGIN = 'https://studio.example'
const FILES: ShellFiles = {
  version: '2',
  hashed: ['/assets/index-2.js', '/assets/vue-1.js'],
  plain: ['/', '/theme.js'],
}
const PAGE = '<meta name="version" content="2">'

/** As a browser keeps them, by path. */
function fakeCaches(kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {}) {
  const all = new Map(Object.entries(kept).map(([name, files]) => [name, new Map(Object.entries(files))]))
  const cacheOf = (name: string) => {
    const files = all.get(name) ?? new Map<string, string>()
    all.set(name, files)
    return {
      match: async (path: string) => (files.has(path) ? new Response(files.get(path)) : undefined),
      put: async (path: string, response: Response) => void files.set(path, await response.text()),
    }
  }
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    match: async (path: string, { cacheName }: MultiCacheQueryOptions = {}) => {
      const names = [...all.keys()].filter(name => cacheName === undefined || name === cacheName)
      return (await Promise.all(names.map(async name => cacheOf(name).match(path)))).find(Boolean)
    },
  } as unknown as CacheStorage // what the shell uses of it
  return {
    caches,
    contents: () => Object.fromEntries([...all].map(([name, files]) => [name, Object.fromEntries(files)])),
  }
}

type Server = (path: string) => Response | Promise<Response>
const away: Server = async () => {
  throw new TypeError('Failed to fetch')
}
const there: Server = path => new Response(path === '/' ? PAGE : `new ${path}`)

function start(server: Server, kept?: Parameters<typeof fakeCaches>[0], isPatient = true) {
  const { caches, contents } = fakeCaches(kept)
  const fetch = vi.fn<(request: Request | string) => Promise<Response>>(async request =>
    server(typeof request === 'string' ? request : new URL(request.url).pathname),
  )
  const wait = async () => (isPatient ? new Promise<never>(() => {}) : undefined)
  return { shell: createShell({ files: FILES, origin: ORIGIN, caches, fetch, wait }), fetch, contents }
}

// A Request for a navigation can be made by the browser alone.
const asking = (path: string, of: { method?: string; mode?: RequestMode } = {}) =>
  ({ url: new URL(path, ORIGIN).href, method: 'GET', mode: 'cors', ...of }) as Request
const going = (path: string) => asking(path, { mode: 'navigate' })
const textOf = async (answer: Promise<Response> | undefined) => (await answer)?.text()

const KEPT = { 'atelier.shell.2': { '/': 'kept page', '/theme.js': 'kept theme', '/assets/index-2.js': 'kept script' } }

test('what was built is kept, and of it only what an older version does not have yet is fetched', async () => {
  const { shell, fetch, contents } = start(there, { 'atelier.shell.1': { '/': 'old page', '/assets/vue-1.js': 'vue' } })
  await shell.install()
  expect(contents()['atelier.shell.2']).toEqual({
    '/': PAGE,
    '/theme.js': 'new /theme.js',
    '/assets/index-2.js': 'new /assets/index-2.js',
    '/assets/vue-1.js': 'vue',
  })
  expect(fetch.mock.calls.map(([path]) => path)).toEqual(['/', '/theme.js', '/assets/index-2.js'])
})

test.each<[string, Server]>([
  [
    'the document of another version',
    path => new Response(path === '/' ? '<meta name="version" content="3">' : 'text'),
  ],
  ['an error', path => new Response('not found', { status: path === '/theme.js' ? 404 : 200 })],
  ['a page to log in at', () => Object.defineProperty(new Response(PAGE), 'redirected', { value: true })],
  ['nobody', away],
])('a version that is answered by %s is not kept', async (_, server) => {
  await expect(start(server).shell.install()).rejects.toThrow(/answered|version|fetch/)
})

test('a version that takes over removes the others, and nothing that is not a shell', async () => {
  const { shell, contents } = start(there, { 'atelier.shell.1': {}, 'somebody.else': {}, ...KEPT })
  await shell.removeOthers()
  expect(Object.keys(contents()).toSorted()).toEqual(['atelier.shell.2', 'somebody.else'])
})

test('the document comes from the server, whichever page is asked for', async () => {
  const { shell } = start(there, KEPT)
  expect([await textOf(shell.answer(going('/'))), await textOf(shell.answer(going('/gallery')))]).toEqual([
    PAGE,
    'new /gallery',
  ])
  expect(await textOf(shell.answer(going('/gallery'), Promise.resolve(new Response('asked for already'))))).toBe(
    'asked for already',
  )
})

test.each<[string, Server]>([
  ['is away', away],
  ['is away behind a proxy', () => new Response('Bad gateway', { status: 502 })],
])('while the server %s, the kept document opens at every address of the page', async (_, server) => {
  const { shell } = start(server, KEPT)
  for (const path of ['/', '/gallery?q=fox', '/images/1', '/apiary'])
    expect(await textOf(shell.answer(going(path)))).toBe('kept page')
  expect(await textOf(shell.answer(asking('/theme.js')))).toBe('kept theme')
})

test('a server that does not begin to answer is away as well', async () => {
  const { shell } = start(async () => new Promise<never>(() => {}), KEPT, false)
  expect(await textOf(shell.answer(going('/')))).toBe('kept page')
})

test("where nothing is kept, the answer is the server's own", async () => {
  expect((await start(() => new Response('', { status: 503 })).shell.answer(going('/')))?.status).toBe(503)
  await expect(start(away).shell.answer(going('/'))).rejects.toThrow('Failed to fetch')
  expect(await textOf(start(there, {}, false).shell.answer(going('/')))).toBe(PAGE)
})

test('a file whose name tells what is in it is taken from here, and from the server where it is gone', async () => {
  const { shell, fetch } = start(there, KEPT)
  expect(await textOf(shell.answer(asking('/assets/index-2.js')))).toBe('kept script')
  expect(fetch).not.toHaveBeenCalled()
  expect(await textOf(shell.answer(asking('/assets/vue-1.js')))).toBe('new /assets/vue-1.js')
})

test("what is the server's own is never touched: the API, images, documentation, other versions, other sites, writes", () => {
  const { shell } = start(there, KEPT)
  for (const path of [
    '/api/v1/images',
    '/api/v1/images/1/file',
    '/openapi.json',
    '/assets/index-3.js',
    'https://elsewhere.example/theme.js',
  ])
    expect(shell.answer(asking(path))).toBeUndefined()
  for (const path of ['/docs', '/docs/static/index.html', '/errors', '/healthz', '/api/v1/images/1/file'])
    expect(shell.answer(going(path))).toBeUndefined()
  expect(shell.answer(asking('/', { method: 'POST' }))).toBeUndefined()
})

test('a page is of this version when its document says so', () => {
  const { shell } = start(there)
  expect(['2', '1', undefined].map(version => shell.isOf(version))).toEqual([true, false, false])
})

test('a version that the next one has just removed leaves nothing behind by what it still answers', async () => {
  const { shell, contents } = start(there)
  expect(await textOf(shell.answer(asking('/assets/index-2.js')))).toBe('new /assets/index-2.js')
  expect(contents()).toEqual({})
})
