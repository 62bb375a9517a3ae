import type { Access, Settings } from '@atelier/contracts'
import { isPostgresUrl } from '@atelier/db'
import { isLoopback, type Config } from './config.ts'

interface Welcome {
  readonly address: string
  readonly config: Config
  readonly settings: Settings
  /** The engines that are part of the studio. */
  readonly builtIn: readonly string[]
  /** Whom the token of the settings is for, and what the environment calls it. */
  readonly token: { readonly engine: string; readonly variable: string }
  readonly dataDir: string
  /** Whether it asks who one is. */
  readonly studio?: Access['studio']
  /** What the first account needs, where that is still to be made. */
  readonly setUpCode?: string | undefined
}

/** What is set up and what is not, in plain words, for whoever started the studio. */
export function welcome({ address, config, settings, builtIn, token, dataDir, ...access }: Welcome): string {
  const { studio = 'alone', setUpCode } = access
  const url = address.replace('0.0.0.0', 'localhost').replace('[::]', 'localhost')
  return [
    '',
    `  Atelier is ready at ${url}`,
    '',
    `  API          ${url}/docs`,
    `  Data         ${dataDir}`,
    `  Database     ${config.databaseUrl !== null && isPostgresUrl(config.databaseUrl) ? 'PostgreSQL' : 'SQLite'}`,
    ...builtIn.map(name => `  ${name.padEnd(12)} ready (built in, no AI)`),
    `  ${token.engine.padEnd(12)} ${tokenText(settings, token.variable)}`,
    ...(config.role === 'api' ? ['  Role         api: images are made by worker processes'] : []),
    ...(studio === 'setup' && setUpCode !== undefined
      ? [`  First login  open ${url}/setup and enter the code ${setUpCode}`]
      : []),
    ...(isLoopback(config.host) ? [] : [`  Network      open on ${config.host}${NETWORK[studio]}`]),
    ...(isLoopback(config.host) ? [] : [`  Names        ${namesText(config.allowedHosts)}`]),
    '',
  ].join('\n')
}

const NETWORK = {
  alone: '',
  setup: ': nobody gets in before the first account is made',
  shared: ': people log in, programs have keys',
} satisfies Record<Access['studio'], string>

function tokenText({ huggingFace, endpoints }: Settings, variable: string): string {
  const { configured, tokenHint, source } = huggingFace
  const own = endpoints.length > 0 ? `, ${endpoints.length} endpoint${endpoints.length > 1 ? 's' : ''} of your own` : ''
  return configured
    ? `token …${tokenHint} from ${source === 'env' ? variable : 'the settings'}${own}`
    : `no token yet: add one in the settings, or set ${variable}${own}`
}

const namesText = (allowed: readonly string[]) =>
  allowed.length > 0 ? `IP addresses, ${allowed.join(', ')}` : 'IP addresses only; ALLOWED_HOSTS adds names'
