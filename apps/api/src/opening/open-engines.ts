import { createEngines, kinds, type EngineCheck, type EngineEntry, type EngineKind } from '@atelier/providers'
import { builtInKinds } from '@atelier/sketch'
import { isLoopback, type Config } from '../config.ts'

const KINDS: readonly EngineKind[] = [...builtInKinds, ...kinds]
const MEGABYTE = 1024 * 1024

/** One engine of each kind, under the name of its kind. */
const TABLE: readonly EngineEntry[] = KINDS.map(({ id }) => ({ id, kind: id }))

/** What the settings of the studio say of its engines: asked again and again, since it changes. */
interface StoredSettings {
  readonly token: () => string | undefined
  readonly endpoints: () => readonly { readonly model: string; readonly url: string }[]
}

type EndpointConfig = Pick<Config, 'allowPrivateNetwork' | 'allowedHosts' | 'host' | 'role' | 'trustProxy'>

/** What the environment says of a kind, by the names of its settings. */
function fromEnvironment({ environment }: EngineKind, config: Config): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = { ...config }
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, { setting }]) => {
      const value = values[name] ?? undefined
      return value === undefined ? [] : [[setting, value]]
    }),
  )
}

/** The engine that the token of the settings is for, and what the environment calls that token. */
function tokenHolder() {
  const kind = KINDS.find(takesToken)
  const entry = TABLE.find(one => one.kind === kind?.id)
  const variable = Object.values(kind?.environment ?? {}).find(({ setting }) => setting === 'token')?.env
  if (!kind || !entry || variable === undefined) throw new Error('No engine takes a token.')
  return { id: entry.id, engine: entry.name ?? kind.name, variable }
}

const takesToken = ({ settings }: EngineKind) => 'token' in settings.properties

/** What the settings of the studio have to know of its engines before these are there. */
export function engineDefaults(config: Config) {
  const given = KINDS.map(kind => ({ kind, values: fromEnvironment(kind, config) }))
  const tokens = given.filter(({ kind }) => takesToken(kind)).map(({ values }) => values['token'])
  return {
    token: tokens.find(token => typeof token === 'string') ?? null,
    concurrency: Object.fromEntries(
      given.map(({ kind, values }) => [kind.id, Number(values['concurrency'] ?? kind.concurrency)]),
    ),
  }
}

/**
 * Whoever can change the settings names endpoints: on a machine of one's own that is its user, on a network it may be anybody.
 * Names to be reached by, and work that is shared among processes, say that requests arrive another way, too.
 */
export function endpointReach(config: EndpointConfig): 'anywhere' | 'own network' | 'public' {
  if (config.allowPrivateNetwork) return 'anywhere'
  const isShared = config.role !== 'all' || config.allowedHosts.length > 0 || config.trustProxy !== 'false'
  return isLoopback(config.host) && !isShared ? 'own network' : 'public'
}

/** The engines of this studio, each with what the environment and the stored settings say of its kind. */
export function openEngines(config: Config, stored: StoredSettings) {
  const engines = createEngines({
    kinds: KINDS,
    table: TABLE,
    optionsFor: (_entry, kind) => {
      const given = fromEnvironment(kind, config)
      return {
        bounds: {
          maxImageBytes: config.maxImageMb * MEGABYTE,
          timeoutMs: config.generationTimeoutS * 1000,
          allowPrivateNetwork: config.allowPrivateNetwork,
          endpointReach: endpointReach(config),
        },
        settings: () => {
          const token = stored.token()
          const all = { ...given, endpoints: stored.endpoints(), token }
          return Object.fromEntries(
            Object.entries(all).filter(([name, value]) => name in kind.settings.properties && value !== undefined),
          )
        },
      }
    },
  })
  const [builtIn] = engines.all
  if (!builtIn?.isBuiltIn) throw new Error('A studio needs an engine that works without anything set up.')

  return {
    ...engines,
    /** Always there, for what the studio makes for itself. */
    builtIn,
    /** Asks the engine that the token is for whether it would work with this one. */
    checkToken: async (token: string, options: { signal: AbortSignal }): Promise<EngineCheck> =>
      engines.tryOut(tokenHolder().id, { token }, options),
    token: tokenHolder(),
  }
}
