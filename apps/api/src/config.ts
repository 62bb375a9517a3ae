import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { isPostgresUrl } from '@atelier/db'
import { environment, type EnvironmentVariable } from '@atelier/providers'
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { readOpenIdProviders } from './openid-setting.ts'
import { isTrustProxy } from './trust-proxy-setting.ts'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const entry = <S extends TSchema>(described: EnvironmentVariable<S>) => described
const Port = Type.Integer({ minimum: 0, maximum: 65_535 })
const optional = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const words = <const W extends readonly string[]>(...values: W) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: values })

/** Every setting there is. The README's table is made from this list. */
export const entries = {
  host: entry({
    env: 'HOST',
    doc: 'The address to listen on. `0.0.0.0` opens the studio to the network: from then on it asks who one is (docs/access.md).',
    schema: Type.String({ minLength: 1 }),
    default: '127.0.0.1',
  }),
  port: entry({ env: 'PORT', doc: 'The port to listen on.', schema: Port, default: 3000 }),
  dataDir: entry({
    env: 'DATA_DIR',
    doc: 'Where images, the SQLite database and the secret key are kept.',
    schema: Type.String({ minLength: 1 }),
    default: './data',
  }),
  databaseUrl: entry({
    env: 'DATABASE_URL',
    doc: '`postgres://user:password@host/database`, or the path of a SQLite file.',
    schema: optional(Type.String({ minLength: 1 })),
    default: null,
    shown: 'SQLite in `DATA_DIR`',
    form: 'be postgres://user:password@host/database, or the path of a SQLite file',
    judge: isDatabaseUrl,
  }),
  secretKey: entry({
    env: 'SECRET_KEY',
    doc: 'Seals tokens in the database and signs sessions. At least 16 characters; the same for all processes.',
    schema: optional(Type.String({ minLength: 16 })),
    default: null,
    shown: 'made and kept in `DATA_DIR/secret.key`',
  }),
  allowedHosts: entry({
    env: 'ALLOWED_HOSTS',
    doc: 'Names that the studio is reached by, with commas between them: `studio.example.org`, `*.example.org`, or `*` for any. `localhost` and IP addresses always work.',
    schema: Type.Array(Type.String({ pattern: String.raw`^(\*|(\*\.)?[\w-]+(\.[\w-]+)*)$` })),
    default: [],
    shown: 'none',
    form: 'be names like studio.example.org or *.example.org, without scheme or port and with commas between them, or *',
  }),
  publicUrl: entry({
    env: 'PUBLIC_URL',
    doc: 'The address of the studio in links that are given to other programs, such as `https://studio.example.org`.',
    schema: optional(Type.String({ pattern: String.raw`^https?://[^\s?#@]+$` })),
    default: null,
    shown: 'the address that was asked',
    form: 'be an address like https://studio.example.org',
    judge: URL.canParse,
  }),
  corsOrigins: entry({
    env: 'CORS_ORIGINS',
    doc: 'Origins of other sites that may call the API, with commas between them.',
    schema: Type.Array(Type.String({ pattern: '^(\\*|https?://[^/,\\s]+)$' })),
    default: [],
    shown: 'none',
    form: 'be origins like https://example.org, without a path and with commas between them, or *',
  }),
  trustProxy: entry({
    env: 'TRUST_PROXY',
    doc: 'Behind a proxy: `true`, a number of hops, or addresses and networks, with commas between them.',
    schema: Type.String(),
    default: 'false',
    form: 'be true, false, a number of hops, or addresses and networks like 10.0.0.0/8 with commas between them',
    judge: isTrustProxy,
  }),
  authProxyHeader: entry({
    env: 'AUTH_PROXY_HEADER',
    doc: 'A header in which a proxy with a login names who asks, such as `X-Forwarded-User`. Believed only from the addresses in `TRUST_PROXY`.',
    schema: optional(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]*$' })),
    default: null,
    shown: 'none',
    form: 'be the name of a header, such as X-Forwarded-User',
  }),
  oidcProviders: entry({
    env: 'OIDC_PROVIDERS',
    doc: 'Services with OpenID Connect that people log in by, as JSON: docs/access.md shows it.',
    schema: optional(Type.String({ minLength: 1 })),
    default: null,
    shown: 'none',
    form: 'be a JSON list of { id, name, issuer, clientId, clientSecret }, as docs/access.md shows it',
    judge: text => readOpenIdProviders(text) !== undefined,
  }),
  adminUsername: entry({
    env: 'ADMIN_USERNAME',
    doc: 'Makes the first account at the start, where there is none: an admin of this name.',
    schema: optional(Type.String({ minLength: 1, maxLength: 100, pattern: String.raw`^\S+$` })),
    default: null,
    shown: 'none',
    form: 'be a name without blanks, of at most 100 characters',
  }),
  adminPassword: entry({
    env: 'ADMIN_PASSWORD',
    doc: 'The password of that account, 10 to 200 characters. Not needed where `AUTH_PROXY_HEADER` is set.',
    schema: optional(Type.String({ minLength: 10, maxLength: 200 })),
    default: null,
    shown: 'none',
    form: 'have 10 to 200 characters',
  }),
  accelRedirect: entry({
    env: 'X_ACCEL_REDIRECT',
    doc: 'Behind nginx: its internal location over `DATA_DIR/storage`, such as `/stored/`, which sends pictures for the studio.',
    schema: optional(Type.String({ pattern: '^/([a-z0-9_-]+/)+$' })),
    default: null,
    shown: 'none',
    form: 'be a path that begins and ends with a slash, such as /stored/',
  }),
  logLevel: entry({
    env: 'LOG_LEVEL',
    doc: 'How much is logged; requests from `debug` on.',
    schema: words('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
  }),
  maxImageMb: entry({
    env: 'MAX_IMAGE_MB',
    doc: 'Megabytes that one image may have.',
    schema: Type.Integer({ minimum: 1, maximum: 256 }),
    default: 16,
  }),
  renditionsMb: entry({
    env: 'RENDITIONS_MB',
    doc: 'Megabytes of other sizes and formats that are kept; the least recently used go first.',
    schema: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    default: 1024,
  }),
  role: entry({
    env: 'STUDIO_ROLE',
    doc: '`api` answers requests, `worker` makes images, `all` does both. With SQLite only `all`.',
    schema: words('all', 'api', 'worker'),
    default: 'all',
  }),
  ...environment,
  generationTimeoutS: entry({
    env: 'GENERATION_TIMEOUT_S',
    doc: 'Seconds that one image may take.',
    schema: Type.Number({ minimum: 1, maximum: 3600 }),
    default: 300,
  }),
  leaseS: entry({
    env: 'LEASE_S',
    doc: 'Seconds of silence after which the work of another worker process is taken over.',
    schema: Type.Number({ minimum: 1, maximum: 3600 }),
    default: 30,
  }),
  queueLimit: entry({
    env: 'QUEUE_LIMIT',
    doc: 'Generations that may wait; one more is answered with 429.',
    schema: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    default: 1000,
  }),
  allowPrivateNetwork: entry({
    env: 'ALLOW_PRIVATE_NETWORK',
    doc: 'Whether an image URL that an upstream names may be on a private network, or not https; and an endpoint of your own there, which is else allowed only where `HOST` is loopback, `STUDIO_ROLE` is `all`, and neither `ALLOWED_HOSTS` nor `TRUST_PROXY` is set.',
    schema: Type.Boolean(),
    default: false,
  }),
} as const

type Entries = typeof entries
export type Config = { readonly [K in keyof Entries]: Static<Entries[K]['schema']> }

/** One sentence that names the setting and says what it takes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environment = Readonly<Record<string, string | undefined>>

/** What is empty counts as not set. */
export function readConfig(env: Environment = readEnvironment()): Config {
  const values = Object.entries(entries).map(([name, item]) => [name, readEntry(item, env[item.env])] as const)
  // Each value was judged by the schema that its type is taken from: `config.test.ts`.
  const config = Object.fromEntries(values) as Config
  if (config.role !== 'all' && !isPostgresUrl(config.databaseUrl ?? '')) {
    throw new ConfigError(`STUDIO_ROLE=${config.role} needs PostgreSQL: set DATABASE_URL, or leave STUDIO_ROLE out.`)
  }
  requireWhole(config)
  return config
}

/** Settings that mean nothing without another one. */
function requireWhole({ adminUsername, adminPassword, authProxyHeader, trustProxy }: Config): void {
  if (adminUsername === null && adminPassword !== null)
    throw new ConfigError('ADMIN_PASSWORD needs a name for the account: set ADMIN_USERNAME, too.')
  if (adminUsername !== null && adminPassword === null && authProxyHeader === null)
    throw new ConfigError('ADMIN_USERNAME needs a password for the account: set ADMIN_PASSWORD, too.')
  if (authProxyHeader !== null && trustProxy === 'false')
    throw new ConfigError('AUTH_PROXY_HEADER is believed only from proxies: set TRUST_PROXY to the address of yours.')
}

function readEntry(item: EnvironmentVariable, text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return item.default
  const value = fromText(item.schema, text.trim())
  if (Value.Check(item.schema, value) && (item.judge?.(text.trim()) ?? true)) return value
  const shown = /TOKEN|KEY|PASSWORD|PROVIDERS|DATABASE_URL/.test(item.env)
    ? 'has a value that is not shown here'
    : `is ${JSON.stringify(text)}`
  throw new ConfigError(`${item.env} ${shown}, but must ${item.form ?? expectation(item.schema)}.`)
}

interface Described {
  anyOf?: TSchema[]
  enum?: string[]
  type?: string
  minimum?: number
  maximum?: number
  minLength?: number
}

const WORDS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false }

/** Only what people write: a number with a stray letter, or one that would have to be rounded, stays a text and is refused. */
function fromText({ anyOf, type }: Described, text: string): unknown {
  const [first] = anyOf ?? []
  if (first) return fromText(first, text)
  if (type === 'array')
    return text
      .split(',')
      .map(part => part.trim())
      .filter(Boolean)
  if (type === 'boolean') return WORDS[text.toLowerCase()] ?? text
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  return text
}

function expectation({ anyOf, enum: choices, type, minimum, maximum, minLength }: Described): string {
  const [first] = anyOf ?? []
  if (first) return expectation(first)
  if (choices) return `be one of ${choices.join(', ')}`
  if (type === 'boolean') return 'be true or false'
  if (minLength !== undefined) return `have at least ${minLength} characters`
  return `be ${type === 'integer' ? 'a whole number' : 'a number'} from ${minimum} to ${maximum}`
}

/** A path has no scheme, or one of SQLite's. */
function isDatabaseUrl(text: string): boolean {
  return isPostgresUrl(text) ? URL.canParse(text) && /:\/\/\S+$/.test(text) : /^(file:|sqlite:|(?!\w+:\/\/))/.test(text)
}

/** The environment over a file, the `.env` at the root of the project; an empty variable leaves the file's. */
export function readEnvironment(path = `${ROOT}/.env`, env: Environment = process.env): Environment {
  const given = Object.entries(env).filter(([, value]) => value?.trim())
  return { ...readEnvFile(path), ...Object.fromEntries(given) }
}

function readEnvFile(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new ConfigError(`The file ${path} cannot be read.`, { cause: error })
  }
}

/** Whether only this machine can reach a server that listens there. */
export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')
