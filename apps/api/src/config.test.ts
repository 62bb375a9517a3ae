import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ConfigError, entries, readConfig, readEnvironment, type Config } from './config.ts'
import { welcome } from './welcome.ts'

const POSTGRES = 'postgres://studio:secret@db.example.org/atelier'

function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error(`${JSON.stringify(env)} was taken`)
}

describe('a setting', () => {
  test('that is not there, or empty, has its default', () => {
    const defaults = Object.fromEntries(Object.entries(entries).map(([name, { default: value }]) => [name, value]))
    expect(readConfig({})).toEqual(defaults)
    expect(readConfig(Object.fromEntries(Object.values(entries).map(({ env }) => [env, '  '])))).toEqual(defaults)
  })

  test('has a name of its own, a sentence that explains it, and a default that it would take itself', () => {
    const all = Object.values(entries)
    expect(new Set(all.map(({ env }) => env)).size).toBe(all.length)
    expect(all.filter(({ env, doc }) => !/^[A-Z][A-Z0-9_]+$/.test(env) || !/^\S.*\.$/s.test(doc))).toEqual([])
    const written = all.filter(entry => entry.default !== null).map(entry => [entry.env, String(entry.default)])
    expect(readConfig(Object.fromEntries(written))).toEqual(readConfig({}))
  })

  const taken: [keyof Config, string, unknown][] = [
    ['host', '0.0.0.0', '0.0.0.0'],
    ['port', ' 8080 ', 8080],
    ['port', '0', 0],
    ['dataDir', '/var/lib/atelier', '/var/lib/atelier'],
    ['databaseUrl', POSTGRES, POSTGRES],
    ['databaseUrl', 'postgresql:///atelier?host=/run/postgresql', 'postgresql:///atelier?host=/run/postgresql'],
    ['databaseUrl', './studio.db', './studio.db'],
    ['databaseUrl', 'file:///data/studio.db', 'file:///data/studio.db'],
    ['databaseUrl', 'sqlite:studio.db', 'sqlite:studio.db'],
    ['databaseUrl', String.raw`C:\studio.db`, String.raw`C:\studio.db`],
    ['secretKey', 'sixteen letters!', 'sixteen letters!'],
    ['allowedHosts', 'studio.example.org, *.lan', ['studio.example.org', '*.lan']],
    ['allowedHosts', '*', ['*']],
    ['publicUrl', 'https://studio.example.org/pictures', 'https://studio.example.org/pictures'],
    ['corsOrigins', 'https://a.example, http://localhost:5173,', ['https://a.example', 'http://localhost:5173']],
    ['corsOrigins', '*', ['*']],
    ['trustProxy', 'true', 'true'],
    ['trustProxy', '2', '2'],
    ['accelRedirect', '/stored/', '/stored/'],
    ['trustProxy', '10.0.0.0/8, ::1, loopback', '10.0.0.0/8, ::1, loopback'],
    ['logLevel', 'silent', 'silent'],
    ['maxImageMb', '32', 32],
    ['renditionsMb', '1', 1],
    ['hfToken', 'hf_abcDEF123', 'hf_abcDEF123'],
    ['hfRouterUrl', 'http://localhost:8080/router', 'http://localhost:8080/router'],
    ['hfHubUrl', 'https://hub.example', 'https://hub.example'],
    ['hfBillTo', 'some-org', 'some-org'],
    ['hfConcurrency', '8', 8],
    ['generationTimeoutS', '1.5', 1.5],
    ['leaseS', '60', 60],
    ['queueLimit', '1', 1],
    ['allowPrivateNetwork', 'TRUE', true],
    ['allowPrivateNetwork', '1', true],
    ['allowPrivateNetwork', 'false', false],
  ]
  test.each(taken)('%s takes %j', (name, text, value) => {
    expect(readConfig({ [entries[name].env]: text })[name]).toEqual(value)
  })

  test.each(['api', 'worker'])('STUDIO_ROLE=%s is taken with PostgreSQL, and needs it', role => {
    expect(readConfig({ STUDIO_ROLE: role, DATABASE_URL: POSTGRES }).role).toBe(role)
    expect(refusalOf({ STUDIO_ROLE: role })).toMatch(/^STUDIO_ROLE=\w+ needs PostgreSQL: .*DATABASE_URL.*\.$/)
    expect(refusalOf({ STUDIO_ROLE: role, DATABASE_URL: './studio.db' })).toMatch(/needs PostgreSQL/)
  })

  const refused: [string, string, RegExp][] = [
    ['PORT', '3000.5', /a whole number from 0 to 65535/],
    ['PORT', '65536', /a whole number from 0 to 65535/],
    ['PORT', '0x10', /a whole number/],
    ['PORT', 'true', /a whole number/],
    ['DATABASE_URL', 'mysql://localhost/atelier', /postgres:\/\/.* or the path of a SQLite file/],
    ['DATABASE_URL', 'postgres://', /postgres:\/\/user/],
    ['SECRET_KEY', 'too short', /at least 16 characters/],
    ['ALLOWED_HOSTS', 'https://studio.example.org', /without scheme or port/],
    ['ALLOWED_HOSTS', 'studio.example.org:3000', /without scheme or port/],
    ['ALLOWED_HOSTS', 'studio.*', /names like studio\.example\.org/],
    ['PUBLIC_URL', 'studio.example.org', /address like https:\/\/studio/],
    ['CORS_ORIGINS', 'example.org', /origins like https:\/\/example\.org/],
    ['CORS_ORIGINS', 'https://example.org/path', /without a path/],
    ['TRUST_PROXY', 'yes please', /true, false, a number of hops/],
    ['TRUST_PROXY', '10.0.0.0/33', /networks like 10\.0\.0\.0\/8/],
    ['TRUST_PROXY', '-1', /a number of hops/],
    ['AUTH_PROXY_HEADER', 'X-User: ana', /name of a header/],
    ['OIDC_PROVIDERS', '[{"id":"home"}]', /a JSON list of/],
    ['OIDC_PROVIDERS', 'https://id.example.org', /a JSON list of/],
    ['ADMIN_USERNAME', 'ana maria', /without blanks/],
    ['ADMIN_PASSWORD', 'too short', /10 to 200 characters/],
    ['X_ACCEL_REDIRECT', '/stored', /begins and ends with a slash/],
    ['X_ACCEL_REDIRECT', 'https://other.example/', /begins and ends with a slash/],
    ['LOG_LEVEL', 'loud', /one of fatal, error, warn, info, debug, trace, silent/],
    ['MAX_IMAGE_MB', '0', /from 1 to 256/],
    ['MAX_IMAGE_MB', '16MB', /from 1 to 256/],
    ['RENDITIONS_MB', 'NaN', /from 1 to 1000000/],
    ['STUDIO_ROLE', 'master', /one of all, api, worker/],
    ['HF_TOKEN', 'not-a-token', /begin with hf_/],
    ['HF_ROUTER_URL', 'router.example', /begins with https:\/\/ or http:\/\//],
    ['HF_ROUTER_URL', 'http://[', /begins with https/],
    ['HF_HUB_URL', 'file:///etc/passwd', /begins with https/],
    ['HF_BILL_TO', 'an org', /name of an organisation/],
    ['HF_CONCURRENCY', '0', /from 1 to/],
    ['GENERATION_TIMEOUT_S', '0.5', /a number from 1 to 3600/],
    ['LEASE_S', '0', /a number from 1 to 3600/],
    ['QUEUE_LIMIT', 'Infinity', /from 1 to 1000000/],
    ['ALLOW_PRIVATE_NETWORK', 'maybe', /true or false/],
  ]
  test.each(refused)('%s=%s is refused with one sentence that names it', (env, text, why) => {
    const sentence = refusalOf({ [env]: text })
    expect(sentence).toMatch(why)
    expect(sentence).toMatch(new RegExp(`^${env} .*\\.$`))
    expect(sentence).not.toContain('\n')
  })

  test.each(['SECRET_KEY', 'HF_TOKEN', 'DATABASE_URL'])('%s is not repeated when it is refused', env => {
    expect(refusalOf({ [env]: 'no://secret' })).not.toContain('secret')
  })

  test('that means nothing without another one says which', () => {
    expect(refusalOf({ ADMIN_USERNAME: 'ana' })).toMatch(/set ADMIN_PASSWORD/)
    expect(refusalOf({ ADMIN_PASSWORD: 'four words on a line' })).toMatch(/set ADMIN_USERNAME/)
    expect(refusalOf({ AUTH_PROXY_HEADER: 'X-Forwarded-User' })).toMatch(/set TRUST_PROXY/)
    expect(refusalOf({ ADMIN_USERNAME: 'ana', ADMIN_PASSWORD: 'secret' })).not.toContain('secret')
    const proxied = { ADMIN_USERNAME: 'ana', AUTH_PROXY_HEADER: 'X-Forwarded-User', TRUST_PROXY: 'loopback' }
    expect(readConfig(proxied)).toMatchObject({ adminUsername: 'ana', authProxyHeader: 'X-Forwarded-User' })
  })

  test('every one that takes less than any text has a case of nonsense here', () => {
    const anything = new Set(['HOST', 'DATA_DIR'])
    const tested = new Set(refused.map(([env]) => env))
    expect(
      Object.values(entries)
        .map(({ env }) => env)
        .filter(env => !tested.has(env) && !anything.has(env)),
    ).toEqual([])
  })
})

describe('the file .env', () => {
  async function envFile(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-env-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, '.env'), text)
    return join(folder, '.env')
  }

  test('is read, and the environment wins over it', async () => {
    const path = await envFile('PORT=4000\nHOST="0.0.0.0" # everywhere\nLOG_LEVEL=debug\n')
    const { port, host, logLevel } = readConfig(readEnvironment(path, { LOG_LEVEL: 'warn' }))
    expect({ port, host, logLevel }).toEqual({ port: 4000, host: '0.0.0.0', logLevel: 'warn' })
  })

  test('keeps its say where the environment has an empty value', async () => {
    const path = await envFile('PORT=4000\n')
    expect(readConfig(readEnvironment(path, { PORT: '' })).port).toBe(4000)
  })

  test('need not be there', () => {
    expect(readConfig(readEnvironment('/nowhere/.env', { PORT: '4000' })).port).toBe(4000)
  })

  test('that cannot be read stops the start with a sentence', async () => {
    const path = await envFile('')
    expect(() => readEnvironment(join(path, '..'), {})).toThrow(ConfigError)
    expect(() => readEnvironment(join(path, '..'), {})).toThrow(/^The file .* cannot be read\.$/)
  })
})

describe('the welcome', () => {
  const settings = {
    huggingFace: { configured: false, tokenHint: null, source: null },
    endpoints: [],
    defaultModel: null,
    defaultParameters: { width: null, height: null, steps: null, guidance: null, count: null, negativePrompt: null },
    downloadRecipe: true,
    newImages: 'private',
    failover: true,
    budget: null,
    concurrency: { huggingface: 4, sketch: 1 },
  } as const
  type Told = Parameters<typeof welcome>[0]
  const show = (
    env: Record<string, string> = {},
    changed: Partial<Told['settings']> = {},
    access: Pick<Told, 'studio' | 'setUpCode'> = {},
  ) =>
    welcome({
      ...access,
      address: 'http://127.0.0.1:3000',
      config: readConfig(env),
      settings: { ...settings, endpoints: [], ...changed },
      builtIn: ['Sketch'],
      token: { engine: 'Hugging Face', variable: 'HF_TOKEN' },
      dataDir: '/data',
    })

  test('tells where it is, what it keeps, and what is missing', () => {
    const text = show()
    expect(text).toContain('ready at http://127.0.0.1:3000')
    expect(text).toContain('http://127.0.0.1:3000/docs')
    expect(text).toMatch(/Data +\/data/)
    expect(text).toMatch(/Database +SQLite/)
    expect(text).toMatch(/Sketch +ready \(built in, no AI\)/)
    expect(text).toMatch(/Hugging Face +no token yet: .*HF_TOKEN/)
    expect(text).not.toMatch(/Role|Network/)
  })

  test('shows no more of a token than its end, and where it comes from', () => {
    const configured = (source: 'env' | 'settings') =>
      show({}, { huggingFace: { configured: true, tokenHint: 'x1Y2', source } })
    expect(configured('env')).toMatch(/token …x1Y2 from HF_TOKEN/)
    expect(configured('settings')).toMatch(/token …x1Y2 from the settings/)
  })

  test('shows no password of the database, and what part a process plays', () => {
    const text = show({ DATABASE_URL: POSTGRES, STUDIO_ROLE: 'api' })
    expect(text).toMatch(/Database +PostgreSQL/)
    expect(text).toMatch(/Role +api/)
    expect(text).not.toContain('secret')
  })

  test('warns when it is open to the network', () => {
    expect(show({ HOST: '0.0.0.0' })).toMatch(
      /Network +open on 0\.0\.0\.0.*\n +Names +IP addresses only; ALLOWED_HOSTS adds names/,
    )
    expect(show({ HOST: '0.0.0.0', ALLOWED_HOSTS: 'studio.lan' })).toMatch(/Names +IP addresses, studio\.lan/)
    expect(show({ HOST: 'localhost' })).not.toMatch(/Network/)
  })

  test('says how the first account is made, where there is none and others reach it', () => {
    const setUp = { studio: 'setup', setUpCode: '7K2M-QX4D-9RTB' } as const
    expect(show({ HOST: '0.0.0.0' }, {}, setUp)).toMatch(/open http:\/\/127\.0\.0\.1:3000\/setup .* 7K2M-QX4D-9RTB\n/)
    expect(show({ HOST: '0.0.0.0' }, {}, { studio: 'shared' })).toMatch(/Network .*people log in/)
  })

  test("counts endpoints of one's own", () => {
    const endpoints = ['a/b', 'c/d'].map(model => ({ model, url: 'http://localhost:8000' }))
    expect(show({}, { endpoints })).toMatch(/2 endpoints of your own/)
    expect(show({}, { endpoints: endpoints.slice(1) })).toMatch(/1 endpoint of your own/)
  })
})
