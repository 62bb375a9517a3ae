import type { Reach, Resolve } from '../net/guarded-agent.ts'
import { createOwnServer, type OwnServer } from '../net/own-server.ts'
import { keyIn } from '../options/key.ts'
import { ProviderError } from '../port/errors.ts'
import { dialects } from './dialects/index.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { Settings } from './settings.ts'

export interface ConnectionOptions {
  /** Asked at every call, since they may change while the studio runs. */
  readonly settings: () => Settings
  readonly reach: Reach
  readonly now?: () => number
  readonly resolve?: Resolve
}

/** The server as it is set up now. */
export interface Connection {
  readonly settings: Settings
  /** For sentences. */
  readonly name: string
  /** The service at this host; undefined where it is somebody's own server. */
  readonly service: Dialect | undefined
  /** At the base URL. */
  readonly api: OwnServer
  /** Above the version in the base URL: what a server offers besides. */
  readonly root: OwnServer
}

const hostOf = (baseUrl: string) => URL.parse(baseUrl)?.hostname ?? ''

const isAt = (host: string, name: string) => host === name || host.endsWith(`.${name}`)

/** The service that has this address. */
const serviceAt = (baseUrl: string): Dialect | undefined =>
  Object.values<Dialect>(dialects).find(({ hosts }) => hosts.some(name => isAt(hostOf(baseUrl), name)))

export const chosenDialect = ({ dialect = 'auto' }: Settings): Dialect | undefined =>
  dialect === 'auto' ? undefined : dialects[dialect]

/** As a sentence can begin with it. */
const nameOf = (settings: Settings): string => {
  const service = serviceAt(settings.baseUrl)
  const name = service ? (service.name ?? 'OpenAI') : chosenDialect(settings)?.name
  if (name === null || name === undefined) return 'The server'
  return /^[A-Z]/.test(name) ? name : `The ${name} ${service ? 'API' : 'server'}`
}

export const keyOf = ({ apiKey }: Settings) => keyIn(apiKey)

const withoutVersion = (baseUrl: string) => baseUrl.replace(/\/v\d+(\/openai)?\/*$/, '')

/** Sockets are kept for each name that the server had: a name is part of every sentence, and the settings may change. */
export const createConnections = (options: ConnectionOptions) => {
  const made = new Map<string, Pick<Connection, 'api' | 'root'>>()

  const serverFor = (name: string, baseUrl: () => string) =>
    createOwnServer({
      name,
      baseUrl,
      headers: (): Record<string, string> => {
        const key = keyOf(options.settings())
        return key === undefined ? {} : { authorization: `Bearer ${key}` }
      },
      reach: options.reach,
      ...(options.now && { now: options.now }),
      ...(options.resolve && { resolve: options.resolve }),
    })

  const serversFor = (name: string) => {
    const known = made.get(name)
    if (known) return known
    const servers = {
      api: serverFor(name, () => options.settings().baseUrl),
      root: serverFor(name, () => withoutVersion(options.settings().baseUrl)),
    }
    made.set(name, servers)
    return servers
  }

  const current = (): Connection => {
    const settings = options.settings()
    const name = nameOf(settings)
    return { settings, name, service: serviceAt(settings.baseUrl), ...serversFor(name) }
  }

  return {
    /** Throws a ProviderError where the settings are not whole. */
    current,
    /** Undefined where the settings are not whole, as before anybody set it up. */
    find: (): Connection | undefined => {
      try {
        return current()
      } catch (error) {
        if (error instanceof ProviderError) return undefined
        throw error
      }
    },
    close: async () => {
      await Promise.all([...made.values()].flatMap(({ api, root }) => [api.close(), root.close()]))
    },
  }
}
export type Connections = ReturnType<typeof createConnections>
