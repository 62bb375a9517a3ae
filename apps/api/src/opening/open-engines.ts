import { createEngines, kinds, type EngineCheck, type EngineEntry, type EngineKind } from '@atelier/providers'
import { builtInKinds } from '@atelier/sketch'
import { isLoopback, type Config } from '../config.ts'
import type { StudioEngine } from '../modules/engines/module.ts'

const KINDS: readonly EngineKind[] = [...builtInKinds, ...kinds]
const MEGABYTE = 1024 * 1024

/** What works by itself or is set up by the environment: one engine of each such kind, under the name of its kind. */
const TABLE: readonly EngineEntry[] = KINDS.filter(
  ({ isBuiltIn, environment }) => isBuiltIn || Object.keys(environment).length > 0,
).map(({ id }) => ({ id, kind: id }))

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
  const kind = KINDS.find(one => takesToken(one) && TABLE.some(entry => entry.kind === one.id))
  const entry = TABLE.find(one => one.kind === kind?.id)
  const variable = Object.values(kind?.environment ?? {}).find(({ setting }) => setting === 'token')?.env
  if (!kind || !entry || variable === undefined) throw new Error('No engine takes a token.')
  return { kind, entry, engine: entry.name ?? kind.name, variable }
}

const takesToken = ({ settings }: EngineKind) => 'token' in settings.properties

/** What the settings of the studio have to know of its engines before these are there. */
export function engineDefaults(config: Config) {
  const own = KINDS.filter(({ id }) => TABLE.some(({ kind }) => kind === id))
  const given = own.map(kind => ({ kind, values: fromEnvironment(kind, config) }))
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

/** How far the calls of an engine go: where nobody has said it for this one, as far as those to endpoints do. */
export function engineReach(config: EndpointConfig, allowPrivateNetwork: boolean | null) {
  if (config.allowPrivateNetwork) return 'anywhere'
  if (allowPrivateNetwork === null) return endpointReach(config)
  return allowPrivateNetwork ? 'own network' : 'public'
}

/** What the environment says of every engine of a kind; a secret is for the one that comes with the studio alone. */
function settingsOfKind(kind: EngineKind, config: Config): Readonly<Record<string, unknown>> {
  const given = Object.entries(fromEnvironment(kind, config)).filter(([name]) => {
    const schema: object | undefined = kind.settings.properties[name]
    return schema !== undefined && !('writeOnly' in schema)
  })
  return Object.fromEntries(given)
}

interface Log {
  readonly error: (object: object, message: string) => void
}

/** The engines of this studio: those that come with it, and room for those that are added while it runs. */
export function openEngines(config: Config, stored: StoredSettings, log: Log) {
  const engines = createEngines<StudioEngine>({
    kinds: KINDS,
    table: TABLE,
    onError: (err, engine) => log.error({ err, engine }, 'an engine could not be made, opened or closed'),
    optionsFor: ({ settings, allowPrivateNetwork = null }, kind) => ({
      bounds: {
        maxImageBytes: config.maxImageMb * MEGABYTE,
        timeoutMs: config.generationTimeoutS * 1000,
        allowPrivateNetwork: config.allowPrivateNetwork,
        endpointReach: engineReach(config, allowPrivateNetwork),
      },
      settings: settings ? () => settings : () => ownSettings(kind, config, stored),
    }),
  })
  const builtIn = engines.all().find(engine => engine.isBuiltIn)
  if (!builtIn) throw new Error('A studio needs an engine that works without anything set up.')
  const holder = tokenHolder()

  return {
    ...engines,
    kinds: KINDS,
    comesWith: TABLE,
    settingsOfKind: (kind: EngineKind) => settingsOfKind(kind, config),
    reachOf: (allowPrivateNetwork: boolean | null) => engineReach(config, allowPrivateNetwork),
    /** Always there, for what the studio makes for itself. */
    builtIn,
    /** Asks the engine that the token is for whether it would work with this one. */
    async checkToken(token: string, { signal }: { signal: AbortSignal }): Promise<EngineCheck> {
      const { kind, entry } = holder
      return engines.tryOut(entry, { signal, settings: () => ({ ...ownSettings(kind, config, stored), token }) })
    },
    token: { engine: holder.engine, variable: holder.variable },
  }
}

/** Of an engine that comes with the studio: what the environment and the stored settings say of its kind. */
function ownSettings(kind: EngineKind, config: Config, stored: StoredSettings): object {
  const all = { ...fromEnvironment(kind, config), endpoints: stored.endpoints(), token: stored.token() }
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => name in kind.settings.properties && value !== undefined),
  )
}
