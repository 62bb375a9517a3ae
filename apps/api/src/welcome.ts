import type { Settings } from '@atelier/contracts'
import { isPostgresUrl } from '@atelier/db'
import type { Config } from './config.ts'

interface Welcome {
  readonly address: string
  readonly config: Config
  readonly settings: Settings
  /** The engines that are part of the studio. */
  readonly builtIn: readonly string[]
  readonly dataDir: string
}

/** What is set up and what is not, in plain words, for whoever started the studio. */
export function welcome({ address, config, settings, builtIn, dataDir }: Welcome): string {
  const url = address.replace('0.0.0.0', 'localhost').replace('[::]', 'localhost')
  return [
    '',
    `  Atelier is ready at ${url}`,
    '',
    `  API          ${url}/docs`,
    `  Data         ${dataDir}`,
    `  Database     ${config.databaseUrl !== null && isPostgresUrl(config.databaseUrl) ? 'PostgreSQL' : 'SQLite'}`,
    ...builtIn.map(name => `  ${name.padEnd(12)} ready (built in, no AI)`),
    `  Hugging Face ${huggingFace(settings)}`,
    ...(config.role === 'api' ? ['  Role         api: images are made by worker processes'] : []),
    ...(isLoopback(config.host) ? [] : [`  Network      open on ${config.host}: anyone who reaches it can use it`]),
    '',
  ].join('\n')
}

function huggingFace({ huggingFace: { configured, tokenHint, source }, endpoints }: Settings): string {
  const own = endpoints.length > 0 ? `, ${endpoints.length} endpoint${endpoints.length > 1 ? 's' : ''} of your own` : ''
  return configured
    ? `token …${tokenHint} from ${source === 'env' ? 'HF_TOKEN' : 'the settings'}${own}`
    : `no token yet: add one in the settings, or set HF_TOKEN${own}`
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')
