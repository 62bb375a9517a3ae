import { toAdapter, type Adapter } from './adapter.ts'
import { at, isObject, textAt } from '../net/json.ts'

/** The tasks of the Hub that give pictures. An editor is found under either of the others. */
export const HUB_TASKS = ['text-to-image', 'image-to-image', 'image-text-to-image'] as const
export type HubTask = (typeof HUB_TASKS)[number]

export const isHubTask = (task: unknown): task is HubTask => HUB_TASKS.some(known => known === task)

/** One inference provider that serves a model today. */
export interface Serving {
  readonly provider: string
  /** What that provider calls the model. */
  readonly providerId: string
  readonly task: HubTask
  /** Where the model is one: then `providerId` names what the adapter is put on, not the model itself. */
  readonly adapter?: Adapter
}

/** A model as the Hub tells of it. */
export interface HubModel {
  readonly id: string
  readonly task: string | undefined
  readonly license: string | null
  readonly gated: boolean
  /** Those that serve it live, for making pictures. */
  readonly servings: readonly Serving[]
}

/** Model ids as the Hub makes them: `owner/name`. What is not one is never asked for. */
export const isHubId = (id: string) =>
  /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(id) && id.length <= 200 && !id.includes('..')

/** An id goes into the path of a call: nothing that would climb out of it. */
const isProviderId = (id: string) => /^[\w@.+:/-]+$/.test(id) && !/(^|\/)\.{1,2}(\/|$)/.test(id)

const toServing = (provider: unknown, entry: unknown): Serving[] => {
  const providerId = textAt(entry, 'providerId')
  if (typeof provider !== 'string' || providerId === undefined || !isProviderId(providerId)) return []
  const task = at(entry, 'task')
  if (at(entry, 'status') !== 'live' || !isHubTask(task)) return []
  const adapter = toAdapter(entry)
  return [{ provider, providerId, task, ...(adapter && { adapter }) }]
}

/** A dictionary by provider where one model is asked for, an array where many are. */
const toServings = (mapping: unknown): Serving[] => {
  if (Array.isArray(mapping)) return mapping.flatMap(entry => toServing(at(entry, 'provider'), entry))
  return isObject(mapping) ? Object.entries(mapping).flatMap(([provider, entry]) => toServing(provider, entry)) : []
}

const licenseOf = (json: unknown): string | null => {
  const tags = at(json, 'tags')
  const tag = Array.isArray(tags)
    ? tags.find((text: unknown) => typeof text === 'string' && text.startsWith('license:'))
    : undefined
  return typeof tag === 'string' ? tag.slice('license:'.length) : (textAt(json, 'cardData', 'license') ?? null)
}

/** Undefined where the Hub's answer is none that tells of a model. */
export const toHubModel = (json: unknown): HubModel | undefined => {
  const id = textAt(json, 'id') ?? textAt(json, 'modelId')
  if (id === undefined || !isHubId(id)) return undefined
  return {
    id,
    task: textAt(json, 'pipeline_tag'),
    license: licenseOf(json),
    gated: Boolean(at(json, 'gated')),
    servings: toServings(at(json, 'inferenceProviderMapping')),
  }
}
