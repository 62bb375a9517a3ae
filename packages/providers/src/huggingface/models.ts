import { hasWords } from '../port/search.ts'
import type { EngineWork, ModelQuery } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { EngineModel } from '../port/manifest.ts'
import { catalogue, findEntry } from './catalogue.data.ts'
import { DEFAULT_MODEL, NOBODY, UNKNOWN_LIMITS, type CatalogueEntry } from './catalogue.ts'
import { isHubTask, type HubModel } from './hub-model.ts'
import { tokenOf, type HuggingFaceConfig } from './options.ts'
import type { Known, ServingCache } from './serving.ts'
import { tasksOf } from './tasks.ts'
import { isServed, sourcesOf, unableToAdapt } from './attempts.ts'

/** What stands behind an id: its mirrors included, and whether the Hub could be asked. */
interface Standing {
  readonly models: readonly HubModel[]
  readonly failure: ProviderError | undefined
}

type State = Pick<EngineModel, 'status' | 'reason' | 'replacement' | 'servedBy'>

const shortName = (id: string) => id.split('/').at(-1) ?? id

/** A model that the catalogue does not know: what the Hub tells of it, or an endpoint of the user's own. */
const entryFor = (id: string, found: HubModel | undefined): CatalogueEntry => ({
  id,
  name: shortName(id),
  license: found?.license ?? null,
  limits: UNKNOWN_LIMITS,
  description: found
    ? `From the Hugging Face Hub${found.gated ? '; gated, so its conditions have to be accepted there first' : ''}.`
    : 'Behind an endpoint of your own.',
  goodAt: null,
  mirrors: [],
  replacements: [DEFAULT_MODEL],
  whenUnserved: NOBODY,
})

const matches = ({ id, name, description }: CatalogueEntry, search: string) =>
  hasWords(`${id} ${name} ${description}`, search)

const uniqueNames = (models: readonly HubModel[]) => [
  ...new Set(models.flatMap(model => model.servings.map(({ provider }) => provider))),
]

/** What is said of an adapter where running it would give a picture of the bare model underneath. */
export const notAdapted = (names: readonly string[]): string =>
  `This model is an adapter (such as a LoRA), and ${names.join(', ')} cannot be told which weights to use for it.`

const strangers = (names: readonly string[], { whenUnserved }: CatalogueEntry): string =>
  names.length > 0
    ? `Only ${names.join(', ')} serves this model today, which the studio cannot speak to.`
    : whenUnserved

const withoutToken = (failure: ProviderError | undefined): string => {
  if (failure?.code === 'provider.auth')
    return 'Hugging Face does not accept the token; put a valid one into the settings.'
  return failure
    ? 'Add a Hugging Face token in the settings; who serves this model today could not be asked of the Hub.'
    : 'Add a Hugging Face token in the settings to use this model.'
}

export const createModels = (config: HuggingFaceConfig, serving: ServingCache) => {
  const endpointFor = (id: string) => config.endpoints().find(({ model }) => model === id)

  const standingOf = async (sources: readonly string[], signal: AbortSignal, ask = serving.find): Promise<Standing> => {
    const known: Known[] = await Promise.all(sources.map(id => ask(id, signal)))
    return { models: known.flatMap(({ model }) => model ?? []), failure: known.find(({ failure }) => failure)?.failure }
  }

  /** The first of the replacements that somebody serves, else the first of them. */
  const replacementFor = async (entry: CatalogueEntry, signal: AbortSignal): Promise<string | null> => {
    for (const id of entry.replacements) {
      if (id === entry.id) continue
      if (endpointFor(id) || isServed((await standingOf(sourcesOf(id, findEntry(id)), signal)).models)) return id
    }
    return entry.replacements.find(id => id !== entry.id) ?? null
  }

  const unserved = async (entry: CatalogueEntry, models: readonly HubModel[], signal: AbortSignal): Promise<State> => {
    const names = uniqueNames(models)
    const replacement = await replacementFor(entry, signal)
    const unable = unableToAdapt(models)
    const why = unable.length > 0 ? notAdapted(unable) : strangers(names, entry)
    const help = `${replacement === null ? 'Add' : `Use ${replacement} instead, or add`} an endpoint of your own for it in the settings.`
    return { status: 'unavailable', servedBy: names, replacement, reason: `${why} ${help}` }
  }

  const stateOf = async (entry: CatalogueEntry, { models, failure }: Standing, signal: AbortSignal): Promise<State> => {
    const servedBy = uniqueNames(models)
    if (endpointFor(entry.id))
      return { status: 'ready', reason: null, replacement: null, servedBy: ['endpoint', ...servedBy] }
    if (!failure && !isServed(models)) return unserved(entry, models, signal)
    const rest = { replacement: null, servedBy }
    if (tokenOf(config) === undefined || failure?.code === 'provider.auth')
      return { ...rest, status: 'needs_token', reason: withoutToken(failure) }
    return {
      ...rest,
      status: 'ready',
      reason: failure ? 'Who serves this model today could not be asked of the Hugging Face Hub.' : null,
    }
  }

  const describe = async (entry: CatalogueEntry, standing: Standing, signal: AbortSignal): Promise<EngineModel> => {
    const { id, name, description, goodAt, license } = entry
    return {
      id,
      name,
      provider: config.id,
      description,
      goodAt,
      // Neither the Hub nor its router tells what an inference provider takes for a picture.
      price: null,
      license,
      tasks: tasksOf(entry, standing.models, endpointFor(id) !== undefined),
      options: null,
      ...(await stateOf(entry, standing, signal)),
    }
  }

  const describeEntry = async (entry: CatalogueEntry, signal: AbortSignal, ask = serving.find) =>
    describe(entry, await standingOf(sourcesOf(entry.id, entry), signal, ask), signal)

  /** The curated models and those behind endpoints of the user's own. */
  const curated = (): CatalogueEntry[] => [
    ...catalogue,
    ...config
      .endpoints()
      .filter(({ model }) => !findEntry(model))
      .map(({ model }) => entryFor(model, undefined)),
  ]

  /** What the Hub finds. When it cannot be asked, the curated ones that match still help. */
  const searchHub = async (search: string, { signal, onIncomplete }: ModelQuery): Promise<HubModel[]> => {
    try {
      return await serving.search(search, signal)
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error
      onIncomplete?.(error)
      return []
    }
  }

  const list: EngineWork['models']['list'] = async query => {
    const { search = '', signal } = query
    signal.throwIfAborted()
    const words = search.trim()
    const entries = curated().filter(entry => matches(entry, words))
    const [models, hits] = await Promise.all([
      Promise.all(entries.map(entry => describeEntry(entry, signal, serving.glance))),
      words === '' ? [] : searchHub(words, query),
    ])
    const found = new Map(hits.map(model => [model.id, model]))
    for (const { id } of models) found.delete(id)
    return [
      ...models,
      ...(await Promise.all(
        [...found.values()].map(model =>
          describe(findEntry(model.id) ?? entryFor(model.id, model), { models: [model], failure: undefined }, signal),
        ),
      )),
    ]
  }

  const find: EngineWork['models']['find'] = async (id, { signal }) => {
    signal.throwIfAborted()
    const entry = findEntry(id)
    if (entry) return describeEntry(entry, signal)
    const standing = await standingOf([id], signal)
    if (endpointFor(id)) return describe(entryFor(id, undefined), standing, signal)
    const [model] = standing.models
    if (!model && standing.failure) throw standing.failure
    return model && (isHubTask(model.task) || model.servings.length > 0)
      ? describe(entryFor(id, model), standing, signal)
      : undefined
  }

  return {
    list,
    find,
    /** What a request for it is held against. */
    manifestOf: (id: string, models: readonly HubModel[]) => {
      const entry = findEntry(id) ?? entryFor(id, models[0])
      return { name: entry.name, tasks: tasksOf(entry, models, endpointFor(id) !== undefined), options: null }
    },
    curated,
    endpointFor,
    standingOf,
    replacementFor: (id: string, signal: AbortSignal) =>
      replacementFor(findEntry(id) ?? entryFor(id, undefined), signal),
  }
}
export type Models = ReturnType<typeof createModels>
