import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError, entries, readConfig } from './config.ts'
import { DIALECTS, showErrorAt } from './http/dialects/index.ts'
import { listErrors } from './http/error-page.ts'
import { createKnownHosts } from './http/known-hosts.ts'
import { secure } from './http/security.ts'
import { imageFileMissing } from './modules/images/images.errors.ts'
import { shuttingDown, unknownHost } from './platform/common.errors.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

test('every setting can be given to the containers', () => {
  const fixed = [
    ...read('docker/api.Dockerfile').matchAll(/\b([A-Z_]+)=/g),
    ...read('docker-compose.yml').matchAll(/^ {2,6}([A-Z_]+): /gm),
  ].map(([, name]) => name)
  expect(
    Object.values(entries)
      .map(entry => entry.env)
      .filter(env => !fixed.includes(env)),
  ).toEqual([])
})

test('the page has the same headers behind the proxy as from the api', async () => {
  const app = Fastify()
  await secure(app, { corsOrigins: [] })
  app.get('/', async () => '')
  const { headers } = await app.inject('/')
  const proxied = [
    ...read('docker/nginx/security-headers.conf').matchAll(/^add_header (\S+) "?(.+?)"? always;$/gm),
  ].map(([, name = '', value]) => [name, value] as const)
  expect(proxied.map(([name]) => name)).toContain('content-security-policy')
  expect(Object.fromEntries(proxied)).toEqual(Object.fromEntries(proxied.map(([name]) => [name, headers[name]])))
  await app.close()
})

/** What nginx makes of ALLOWED_HOSTS: each name or expression that its map knows, and the word that means refused. */
function namesOfProxy(allowedHosts: string) {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-names-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'allowed-hosts.conf')
  const script = new URL('../../../docker/nginx/start.sh', import.meta.url).pathname
  execFileSync('sh', [script, path], { env: { ...process.env, ALLOWED_HOSTS: allowedHosts }, stdio: 'pipe' })
  const [, map = ''] = /map \$host \$unknown_host \{([^}]+)\}/.exec(read('docker/nginx/known-hosts.conf')) ?? []
  const text = map.replace('include /tmp/allowed-hosts.conf;', readFileSync(path, 'utf8'))
  return [...text.matchAll(/^\s*(\S+) (''|1);$/gm)].map(([, name = '', value]) => ({ name, isRefused: value === '1' }))
}

/** As nginx looks a name up in a map of host names; it has taken port and dot off, and made it small. */
function proxyKnows(names: ReturnType<typeof namesOfProxy>, host: string): boolean {
  const matches = (name: string) =>
    name === host ||
    (name.startsWith('*.') && host.endsWith(name.slice(1))) ||
    (name.startsWith('~') && new RegExp(name.slice(1)).test(host))
  const found = names.find(({ name }) => matches(name)) ?? names.find(({ name }) => name === 'default')
  return found?.isRefused === false
}

test.each(['', 'Studio.example, *.lan', '*', 'localhost,*.localhost'])(
  'the proxy goes by the same names as the api: ALLOWED_HOSTS=%s',
  allowedHosts => {
    const names = namesOfProxy(allowedHosts)
    const isKnown = createKnownHosts(readConfig({ ALLOWED_HOSTS: allowedHosts }).allowedHosts)
    const hosts = [
      'localhost',
      'a.localhost',
      '127.0.0.1',
      '10.1.2.3',
      '[::1]',
      '[fe80::1]',
      'studio.example',
      'attic.lan',
      'evil.example',
      'lan',
      'a.studio.example',
      '127.0.0.1.evil.example',
      'evil-localhost',
      'studio.example.evil',
    ]
    expect(hosts.filter(host => proxyKnows(names, host))).toEqual(hosts.filter(isKnown))
  },
)

test('a name that is given twice is written once, and a long one has room', () => {
  const names = namesOfProxy('studio.lan,Studio.lan, *.lan,*.LAN').map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(names).toEqual(expect.arrayContaining(['studio.lan', '*.lan']))
  expect(read('docker/nginx/known-hosts.conf')).toContain('map_hash_bucket_size 512;\n')
})

test('the proxy does not start with names that the api would not start with', () => {
  expect(() => namesOfProxy('https://studio.example')).toThrow(/ALLOWED_HOSTS has https:\/\/studio\.example in it/)
})

test('the proxy refuses a name before anything else, and in words that the page of errors explains', () => {
  const conf = read('docker/nginx/refused.conf')
  expect(read('docker/nginx/nginx.conf')).toMatch(/server \{\n +listen 8080;\n +include \/etc\/nginx\/refused\.conf;/)
  expect(conf).toContain('if ($refused) {\n  return 421;\n}')
  const [, answer = '{}'] = /return 403 '(\{.+\})';/.exec(conf) ?? []
  const { code, status } = unknownHost
  expect(JSON.parse(answer)).toMatchObject({ code, status, type: `/errors#${code}` })
  expect(read('docker-compose.yml').match(/^ {2,6}ALLOWED_HOSTS: /gm)).toHaveLength(2)
})

test('every file of the proxy is in its image', () => {
  const image = read('docker/web.Dockerfile')
  const files = readdirSync(new URL('../../../docker/nginx', import.meta.url))
  expect(files.filter(name => !image.includes(`docker/nginx/${name} `))).toEqual([])
})

test('an image that the api takes is not refused by the proxy before it', () => {
  const [, megabytes] = /client_max_body_size (\d+)m;/.exec(read('docker/nginx/nginx.conf')) ?? []
  expect(() => readConfig({ MAX_IMAGE_MB: megabytes })).toThrow(ConfigError)
})

test('the proxy answers for an api that is away in words that the page of errors explains', () => {
  const [, answer = '{}'] = /return 503 '(.+)';/.exec(read('docker/nginx/nginx.conf')) ?? []
  const problem: unknown = JSON.parse(answer)
  expect(problem).toMatchObject({ status: 503, code: 'server.stopping', type: '/errors#server.stopping' })
  expect(listErrors([]).map(({ code }) => code)).toContain('server.stopping')
})

/** Names differ in them. */
const withoutSentences = (json: string): unknown =>
  JSON.parse(json, (key, value: unknown) => (['message', 'detail', 'errors'].includes(key) ? '' : value))

test('the proxy passes on the APIs of other programs, and answers in their words where it has to itself', () => {
  const [conf, hosts, main] = ['other-programs', 'known-hosts', 'nginx'].map(name => read(`docker/nginx/${name}.conf`))
  const [, passed = ''] = /^location ~ (\S+) \{/m.exec(conf ?? '') ?? []
  for (const { name, prefix } of DIALECTS) {
    for (const path of [prefix, `${prefix}/x`]) expect([path, new RegExp(passed).test(path)]).toEqual([path, true])
    for (const [kind, error] of [
      ['away', shuttingDown()],
      ['refused', unknownHost('x')],
    ] as const) {
      const { body, status } = showErrorAt(prefix, error, '$request_id')
      const [, said = '{}'] = new RegExp(`@${kind}_${name} \\{[^@]+return ${status} '(.+)';`).exec(conf ?? '') ?? []
      expect(withoutSentences(said)).toEqual(withoutSentences(JSON.stringify(body)))
      expect(kind === 'away' ? main : hosts).toContain(`~^${prefix}`)
    }
  }
})

test('nginx sends pictures from the address that the api is told of, and says in its words when one is missing', () => {
  const [, address] = /X_ACCEL_REDIRECT: (\S+)/.exec(read('docker-compose.yml')) ?? []
  const conf = read('docker/nginx/stored.conf')
  expect(conf).toContain(`location ${address} {\n  internal;\n  alias /data/storage/;`)
  expect(read('docker/nginx/nginx.conf')).toContain('include /etc/nginx/stored.conf;')
  const [, answer = '{}'] = /return 404 '(.+)';/.exec(conf) ?? []
  const { code, status, message } = imageFileMissing()
  expect(JSON.parse(answer)).toMatchObject({ status, code, detail: message, type: `/errors#${code}` })
})

test('every header that an api puts on an answer is taken along by nginx with a picture', async () => {
  const app = Fastify()
  await secure(app, { corsOrigins: ['https://friend.example'] })
  app.get('/', async () => '')
  const { headers } = await app.inject({ url: '/', headers: { origin: 'https://friend.example' } })
  const conf = read('docker/nginx/stored.conf')
  // Of browsers that are gone, or of no meaning for a picture; the rest nginx says itself.
  const left = /^(x-dns-|x-download-|x-permitted-|x-xss-|connection|content-length|content-type|date)/
  expect(Object.keys(headers).filter(name => !left.test(name) && !conf.includes(`add_header ${name} `))).toEqual([])
  await app.close()
})

test('the images install by the pnpm that made the lockfile, and every package that the api is made of', () => {
  const [pnpm = 'none'] = /pnpm@[\d.]+/.exec(read('scripts/tools.mjs')) ?? []
  const api = read('docker/api.Dockerfile')
  expect(
    [api, read('docker/web.Dockerfile')].map(text =>
      text.includes(`npm install --global --no-fund --no-audit ${pnpm}\n`),
    ),
  ).toEqual([true, true])
  const manifest: unknown = JSON.parse(read('apps/api/package.json'))
  const own = [...JSON.stringify(manifest).matchAll(/"@atelier\/(\w+)":"workspace/g)].map(([, name]) => name)
  expect(own.filter(name => !api.includes(`COPY packages/${name}/package.json packages/${name}/\n`))).toEqual([])
})

test('what is installed in the images is patched as it is here', () => {
  const patches = [...read('pnpm-workspace.yaml').matchAll(/: (patches\/\S+)$/gm)].map(([, path = '']) => path)
  expect(patches.map(path => read(path).length > 0)).toEqual([true])
  expect(read('.dockerignore')).toContain('\n!patches\n')
  for (const image of ['api', 'web']) {
    const [before] = read(`docker/${image}.Dockerfile`).split('RUN pnpm install')
    expect(before).toContain('COPY patches patches\n')
  }
})
