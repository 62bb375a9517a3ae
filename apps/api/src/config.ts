import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { isPostgresUrl } from '@atelier/db'
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A setting of the environment. `schema` judges the value after its text was turned into the schema's type. */
interface Entry<S extends TSchema> {
  readonly env: string
  readonly doc: string
  readonly schema: S
  readonly default: Static<S>
  /** What the README's table shows where the default is not a plain value. */
  readonly shown?: string
}

const entry = <S extends TSchema>(described: Entry<S>) => described
const Port = Type.Integer({ minimum: 0, maximum: 65_535 })
const Url = Type.String({ pattern: '^https?://[^\\s]+$' })
const optional = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const words = <const W extends readonly string[]>(...values: W) => Type.Unsafe<W[number]>({ type: 'string', enum: values })

/** Every setting there is. The README's table is made from this list. */
export const entries = {
  host: entry({ env: 'HOST', doc: 'The address to listen on. `0.0.0.0` opens the studio to the network: put a proxy with a login before it.', schema: Type.String({ minLength: 1 }), default: '127.0.0.1' }),
  port: entry({ env: 'PORT', doc: 'The port to listen on.', schema: Port, default: 3000 }),
  dataDir: entry({ env: 'DATA_DIR', doc: 'Where images, the SQLite database and the secret key are kept.', schema: Type.String({ minLength: 1 }), default: './data' }),
  databaseUrl: entry({ env: 'DATABASE_URL', doc: '`postgres://user:password@host/database`, or the path of a SQLite file.', schema: optional(Type.String({ minLength: 1 })), default: null, shown: 'SQLite in `DATA_DIR`' }),
  secretKey: entry({ env: 'SECRET_KEY', doc: 'Seals tokens in the database. At least 16 characters; the same for all processes.', schema: optional(Type.String({ minLength: 16 })), default: null, shown: 'made and kept in `DATA_DIR/secret.key`' }),
  corsOrigins: entry({ env: 'CORS_ORIGINS', doc: 'Origins of other sites that may call the API, with commas between them.', schema: Type.Array(Type.String({ pattern: '^(\\*|https?://[^/,\\s]+)$' })), default: [], shown: 'none' }),
  trustProxy: entry({ env: 'TRUST_PROXY', doc: 'Behind a proxy: `true`, a number of hops, or addresses and networks, with commas between them.', schema: Type.String(), default: 'false' }),
  logLevel: entry({ env: 'LOG_LEVEL', doc: 'How much is logged.', schema: words('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), default: 'info' }),
  maxImageMb: entry({ env: 'MAX_IMAGE_MB', doc: 'Megabytes that one image may have.', schema: Type.Integer({ minimum: 1, maximum: 256 }), default: 16 }),
  renditionsMb: entry({ env: 'RENDITIONS_MB', doc: 'Megabytes of other sizes and formats that are kept; the least recently used go first.', schema: Type.Integer({ minimum: 1, maximum: 1_000_000 }), default: 1024 }),
  role: entry({ env: 'STUDIO_ROLE', doc: '`api` answers requests, `worker` makes images, `all` does both. With SQLite only `all`.', schema: words('all', 'api', 'worker'), default: 'all' }),
  hfToken: entry({ env: 'HF_TOKEN', doc: 'A Hugging Face token with the permission "Inference Providers". It can be set in the app instead.', schema: optional(Type.String({ pattern: '^hf_[A-Za-z0-9]+$' })), default: null, shown: 'none' }),
  hfRouterUrl: entry({ env: 'HF_ROUTER_URL', doc: 'The router of the Inference Providers.', schema: Url, default: 'https://router.huggingface.co' }),
  hfHubUrl: entry({ env: 'HF_HUB_URL', doc: 'The Hugging Face Hub.', schema: Url, default: 'https://huggingface.co' }),
  hfBillTo: entry({ env: 'HF_BILL_TO', doc: 'The organisation that pays.', schema: optional(Type.String({ pattern: '^[A-Za-z0-9._-]{1,96}$' })), default: null, shown: 'none' }),
  hfConcurrency: entry({ env: 'HF_CONCURRENCY', doc: 'Images that each worker asks of Hugging Face at a time.', schema: Type.Integer({ minimum: 1, maximum: 1000 }), default: 4 }),
  generationTimeoutS: entry({ env: 'GENERATION_TIMEOUT_S', doc: 'Seconds that one image may take.', schema: Type.Number({ minimum: 1, maximum: 3600 }), default: 300 }),
  leaseS: entry({ env: 'LEASE_S', doc: 'Seconds of silence after which the work of another worker process is taken over.', schema: Type.Number({ minimum: 1, maximum: 3600 }), default: 30 }),
  queueLimit: entry({ env: 'QUEUE_LIMIT', doc: 'Generations that may wait; one more is answered with 429.', schema: Type.Integer({ minimum: 1, maximum: 1_000_000 }), default: 1000 }),
  allowPrivateNetwork: entry({ env: 'ALLOW_PRIVATE_NETWORK', doc: 'Whether an image URL that an upstream names may be on a private network, or not https.', schema: Type.Boolean(), default: false }),
} as const

type Entries = typeof entries
export type Config = { readonly [K in keyof Entries]: Static<Entries[K]['schema']> }

/** One sentence that names the setting and says what it takes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The environment over the file `.env` at the root of the project; what is empty counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = { ...readEnvFile(), ...process.env }): Config {
  const values = Object.entries(entries).map(([name, item]) => [name, readEntry(item, env[item.env])] as const)
  // Each value was judged by the schema that its type is taken from: `config.test.ts`.
  const config = Object.fromEntries(values) as Config
  if (config.role !== 'all' && !isPostgresUrl(config.databaseUrl ?? '')) {
    throw new ConfigError(`STUDIO_ROLE=${config.role} needs PostgreSQL: set DATABASE_URL, or leave STUDIO_ROLE out.`)
  }
  return config
}

function readEntry(item: Entry<TSchema>, text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return item.default
  const value = item.schema === entries.corsOrigins.schema ? text.split(',').map(part => part.trim()).filter(Boolean) : Value.Convert(item.schema, text.trim())
  if (Value.Check(item.schema, value)) return value
  throw new ConfigError(`${item.env} is ${JSON.stringify(redacted(item.env, text))}, but ${expectation(item.schema)}.`)
}

const redacted = (env: string, text: string) => /TOKEN|KEY|DATABASE_URL/.test(env) ? '…' : text

function expectation(schema: TSchema & { anyOf?: TSchema[], enum?: string[], type?: string, minimum?: number, maximum?: number, pattern?: string, minLength?: number }): string {
  const [first] = schema.anyOf ?? []
  if (first) return expectation(first)
  if (schema.enum) return `must be one of ${schema.enum.join(', ')}`
  if (schema.type === 'boolean') return 'must be true or false'
  if (schema.minimum !== undefined) return `must be ${schema.type === 'integer' ? 'a whole number' : 'a number'} from ${schema.minimum} to ${schema.maximum}`
  if (schema.minLength !== undefined) return `must have at least ${schema.minLength} characters`
  return schema.pattern?.startsWith('^hf_') ? 'must begin with hf_ and go on with letters and digits' : 'must be of another form; see the README'
}

function readEnvFile(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(`${ROOT}/.env`, 'utf8'))
  }
  catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new ConfigError('The file .env cannot be read.', { cause: error })
  }
}
