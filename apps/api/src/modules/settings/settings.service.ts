import {
  HuggingFaceToken,
  type DefaultParameters,
  type Endpoint,
  type Settings,
  type SettingsPatch,
} from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { EngineCheck } from '@atelier/providers'
import { Value } from 'typebox/value'
import type { Clock } from '../../platform/clock.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import { EVERYBODY } from '../../platform/events/audience.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import { followChanges } from '../../platform/events/follow-changes.ts'
import type { Seal } from '../../platform/secrets.ts'
import { isCallable, secondFor } from './endpoints.ts'
import {
  endpointTwice,
  endpointUrlRefused,
  tokenFromEnvironment,
  tokenNotChecked,
  tokenRefused,
} from './settings.errors.ts'
import type { SettingsRepository } from './settings.repository.ts'
import { readStored, type StoredSettings } from './stored-settings.ts'

const NO_PARAMETERS: DefaultParameters = {
  width: null,
  height: null,
  steps: null,
  guidance: null,
  count: null,
  negativePrompt: null,
}

export interface SettingsDependencies {
  readonly db: Database
  readonly repository: SettingsRepository
  readonly events: EventLog
  readonly clock: Clock
  readonly seal: Seal
  /** Of whoever started the studio. */
  readonly environment: { readonly token: string | null }
  /** How many generations each engine works on at a time until somebody chooses; by the id of the engine. */
  readonly concurrency: Readonly<Record<string, number>>
  /** Asks the engine that the token is for whether it would work with it. */
  readonly checkToken: (token: string, options: { signal: AbortSignal }) => Promise<EngineCheck>
  readonly log: { warn: (object: object, message: string) => void }
}

const CHECK_TIMEOUT_MS = 10_000

/** Settings are read all the time and changed hardly ever: they are in memory, and read again when an event says so. */
export function createSettingsService({
  db,
  repository,
  events,
  clock,
  seal,
  environment,
  concurrency: standard,
  checkToken,
  log,
}: SettingsDependencies) {
  let loaded: StoredSettings = {}
  let toldUnusable = ''
  let storedToken: string | undefined
  const listeners = new Set<() => void>()

  async function load(): Promise<void> {
    const { settings, unusable } = readStored(Object.fromEntries(await repository.all()))
    loaded = settings
    // Once, and not at every change of something else.
    if (unusable.length > 0 && toldUnusable !== unusable.join())
      log.warn({ unusable }, 'some stored settings cannot be used and count as not set: set them again')
    toldUnusable = unusable.join()
    storedToken = loaded.huggingFaceToken === undefined ? undefined : openToken(loaded.huggingFaceToken)
    for (const listener of listeners) listener()
  }

  /** Undefined for what the engine could not use either, so that it does not count as set. */
  function openToken(sealed: string): string | undefined {
    const opened = seal.open(sealed)
    if (opened !== undefined && Value.Check(HuggingFaceToken, opened)) return opened
    const why = opened === undefined ? 'was sealed with another SECRET_KEY and cannot be opened' : 'is none'
    log.warn({}, `the Hugging Face token ${why}: enter it again in the settings`)
    return undefined
  }

  const token = () => environment.token ?? storedToken

  function read(): Settings {
    const current = token()
    return {
      huggingFace: {
        configured: current !== undefined,
        tokenHint: current?.slice(-4) ?? null,
        source: current === undefined ? null : environment.token === null ? 'settings' : 'env',
      },
      endpoints: loaded.endpoints ?? [],
      defaultModel: loaded.defaultModel ?? null,
      defaultParameters: { ...NO_PARAMETERS, ...loaded.defaultParameters },
      downloadRecipe: loaded.downloadRecipe ?? true,
      newImages: loaded.newImages ?? 'private',
      failover: loaded.failover ?? true,
      budget: loaded.budget ?? null,
      concurrency: Object.fromEntries(
        Object.entries(standard).map(([engine, width]) => [engine, loaded.concurrency?.[engine] ?? width]),
      ),
    }
  }

  async function judgeToken(candidate: string): Promise<void> {
    if (environment.token !== null) throw tokenFromEnvironment()
    const check = await checkToken(candidate, { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) }).catch(() => undefined)
    if (!check?.ok) throw check?.problem?.code === 'provider.auth' ? tokenRefused() : tokenNotChecked()
  }

  return {
    load,
    read,
    token,
    endpoints: () => loaded.endpoints ?? [],
    defaultModel: () => loaded.defaultModel ?? null,
    /** Whether new images are seen by the whole studio from the beginning. */
    newImagesAreShared: () => loaded.newImages === 'shared',
    failover: () => loaded.failover ?? true,
    budget: () => loaded.budget ?? null,
    concurrency: (engine: string) => read().concurrency[engine] ?? 1,
    onChange: (listener: () => void) => void listeners.add(listener),

    /** All of the patch or none of it. */
    async update(patch: SettingsPatch): Promise<Settings> {
      judgeEndpoints(patch.endpoints ?? [])
      judgeEngines(Object.keys(patch.concurrency ?? {}), standard)
      if (patch.huggingFaceToken === null && environment.token !== null) throw tokenFromEnvironment()
      if (typeof patch.huggingFaceToken === 'string') await judgeToken(patch.huggingFaceToken)
      await db.atomic(function* (tx) {
        const now = clock.now()
        const {
          huggingFaceToken: plain,
          endpoints,
          defaultModel,
          defaultParameters,
          downloadRecipe,
          newImages,
          failover,
          budget,
          concurrency,
        } = patch
        if (plain !== undefined)
          yield* repository.put(tx, 'huggingFaceToken', plain === null ? undefined : seal.seal(plain), now)
        if (endpoints !== undefined) yield* repository.put(tx, 'endpoints', endpoints, now)
        if (defaultModel !== undefined) yield* repository.put(tx, 'defaultModel', defaultModel ?? undefined, now)
        // Merged with what is stored now: another process may have changed another part of it.
        const { settings: stored } = readStored(Object.fromEntries(yield* repository.readAll(tx)))
        if (defaultParameters !== undefined)
          yield* repository.put(tx, 'defaultParameters', { ...stored.defaultParameters, ...defaultParameters }, now)
        if (downloadRecipe !== undefined) yield* repository.put(tx, 'downloadRecipe', downloadRecipe, now)
        if (newImages !== undefined) yield* repository.put(tx, 'newImages', newImages, now)
        if (failover !== undefined) yield* repository.put(tx, 'failover', failover, now)
        if (budget !== undefined) yield* repository.put(tx, 'budget', budget ?? undefined, now)
        if (concurrency !== undefined)
          yield* repository.put(tx, 'concurrency', { ...stored.concurrency, ...concurrency }, now)
        yield* events.append(tx, { type: 'settings.updated', audience: EVERYBODY })
      })
      await load()
      return read()
    },

    /** Reads again when another process changed the settings, until the signal aborts. */
    followOthers: (signal: AbortSignal): Promise<void> =>
      followChanges(events, { types: ['settings.updated'], load, what: 'settings', signal, log }),
  }
}
export type SettingsService = ReturnType<typeof createSettingsService>

function judgeEngines(engines: readonly string[], known: Readonly<Record<string, number>>): void {
  const errors = engines
    .filter(engine => !Object.hasOwn(known, engine))
    .map(engine => ({ path: `/concurrency/${engine}`, message: 'is no engine of this studio' }))
  if (errors.length > 0) throw requestInvalid(errors)
}

function judgeEndpoints(endpoints: readonly Endpoint[]): void {
  const second = endpoints[secondFor(endpoints)]
  if (second) throw endpointTwice(second.model)
  for (const { url } of endpoints) {
    if (isCallable(url)) continue
    const parsed = URL.parse(url)
    throw endpointUrlRefused(parsed ? `${parsed.protocol}//${parsed.host}` : url)
  }
}
