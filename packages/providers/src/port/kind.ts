import type { Task } from '@atelier/contracts'
import type { Static, TObject, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Reach } from '../net/guarded-agent.ts'
import type { Engine, EngineManifest, EngineWork } from './engine.ts'
import { ProviderError } from './errors.ts'

/** A variable of the environment. `schema` judges the value after its text was turned into the schema's type. */
export interface EnvironmentVariable<S extends TSchema = TSchema> {
  readonly env: string
  readonly doc: string
  readonly schema: S
  readonly default: Static<S>
  /** What a table of settings shows where the default is not a plain value. */
  readonly shown?: string
  /** What a value must be, where the schema's numbers and words do not say it: "it must ...". */
  readonly form?: string
  /** What a schema cannot say. */
  readonly judge?: (value: string) => boolean
}

/** A setting of an engine that the environment may give. */
export interface EnvironmentSetting extends EnvironmentVariable {
  /** Its name in the settings of the kind, or `concurrency`. */
  readonly setting: string
}

/** What the studio allows its engines. */
export interface EngineBounds {
  readonly maxImageBytes: number
  /** Milliseconds that one image may take. */
  readonly timeoutMs: number
  /** Whether an image may be fetched from a private network. */
  readonly allowPrivateNetwork: boolean
  /** Where a server that the user names may be. */
  readonly endpointReach: Reach
}

export interface EngineOptions<Settings> {
  readonly id: string
  /** Asked at every call, since they may change while the studio runs. */
  readonly settings: () => Settings
  readonly bounds: EngineBounds
}

interface KindCommon extends EngineManifest {
  readonly id: string
  /** Pictures that each worker asks of it at a time, unless somebody chose. */
  readonly concurrency: number
  /** One sentence: what stands behind it. */
  readonly description: string
  readonly discovery?: Discovery
  /** Makes a model of a file that somebody dropped. Throws a ProviderError `provider.bad_request` where it is none. */
  readonly readModel?: (file: unknown) => ReadModel
  /** By the names that the studio's configuration has for them. */
  readonly environment: Readonly<Record<string, EnvironmentSetting>>
}

/** What a model can be asked for while these inputs of it are connected, and those are not. */
export interface TaskRule {
  readonly tasks: readonly Task[]
  readonly connected: readonly string[]
  readonly notConnected: readonly string[]
}

/** What is found out about a file from which a kind makes a model, e.g. a workflow. */
export interface ReadModel {
  /** As the settings of the kind keep it. */
  readonly model: object
  /** What could stand for each input, to be corrected on a page: by the name of the input. */
  readonly choices: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>
  /** The first one that holds says what the model can be asked for, also when somebody corrected its inputs. */
  readonly taskRules: readonly TaskRule[]
  /** What is missing or doubtful, as sentences. */
  readonly remarks: readonly string[]
}

/** How one that runs on this machine is found: its usual ports, and whether what answers there is one. */
export interface Discovery {
  readonly ports: readonly number[]
  /** The settings for what answers at this base URL, or undefined where it is something else. */
  readonly recognise: (baseUrl: string, options: { readonly signal: AbortSignal }) => Promise<object | undefined>
}

/** Of a setting that hardly anybody changes: a form shows it on demand. */
export const RARE = { 'x-rare': true } as const

/** A sort of engine: its protocol, what has to be set up for it, and how one is made. */
export interface EngineKind extends KindCommon {
  /** What has to be set up, as a JSON Schema. Secrets have `writeOnly: true`. */
  readonly settings: TObject
  readonly create: (options: EngineOptions<object> & { readonly name?: string }) => Engine
}

interface KindDefinition<S extends TObject> extends KindCommon {
  readonly settings: S
  readonly create: (options: EngineOptions<Static<S>>) => EngineWork
}

/** A kind whose engines see settings that its schema has judged. */
export const defineKind = <const S extends TObject>({ create, ...kind }: KindDefinition<S>): EngineKind => ({
  ...kind,
  create: ({ id, name = kind.name, settings, bounds }) => {
    const judged = () => {
      const given = settings()
      if (!Value.Check(kind.settings, given))
        throw new ProviderError('provider.not_configured', `The settings of ${name} are not whole.`, {
          suggestion: 'Correct them in the settings.',
        })
      return given
    }
    const { isBuiltIn, sourceMark, links = {} } = kind
    return { id, kind: kind.id, name, isBuiltIn, sourceMark, links, ...create({ id, settings: judged, bounds }) }
  },
})
