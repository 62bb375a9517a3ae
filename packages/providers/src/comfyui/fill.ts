import { ProviderError } from '../port/errors.ts'
import type { ImageRequest } from '../port/request.ts'
import { toPlace, valueAt, type Graph, type Place } from './graph/graph.ts'
import { withLoras } from './graph/loras.ts'
import { sharesOf, twinsOf, withValues } from './graph/twins.ts'
import { withoutPicture } from './graph/without-picture.ts'
import { picturesOf, type MapKey, type WorkflowMap } from './graph/workflow-map.ts'
import type { Lora } from './model-options.ts'
import type { KnownNodes } from './nodes.ts'
import type { Workflow } from './settings.ts'

/** The names under which ComfyUI has what goes in. */
export interface Uploaded {
  readonly pictures: readonly string[]
  readonly mask: string | undefined
}

type Valued = Place & { readonly value: unknown }
type Values = Partial<Record<Exclude<MapKey, 'image' | 'mask' | 'output'>, string | number>>

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** What the request says, by the names of the map; what it does not say stays as the workflow has it. */
const valuesOf = (request: ImageRequest): Values => {
  const { prompt, negativePrompt, width, height, seed, steps, guidance, options } = request
  const given = {
    prompt,
    negativePrompt,
    width,
    height,
    seed,
    steps,
    guidance,
    strength: 'strength' in request ? request.strength : null,
    sampler: text(options.sampler),
    scheduler: text(options.scheduler),
    model: text(options.model),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined))
}

const keysOf = (values: Values) => Object.keys(values) as (keyof Values)[] // valuesOf makes no others

/** Checked by the schema of the model's options before. */
const lorasIn = ({ options: { loras } }: ImageRequest): readonly Lora[] =>
  Array.isArray(loras)
    ? loras.flatMap((lora: Partial<Lora>) =>
        typeof lora.name === 'string' && typeof lora.weight === 'number'
          ? [{ name: lora.name, weight: lora.weight }]
          : [],
      )
    : []

const textAt = (map: WorkflowMap, key: keyof Values) => map[key]

const withWords = ({ graph, map }: Workflow, values: Values): Graph => {
  const mapped: Valued[] = []
  const twins: Valued[] = []
  for (const key of keysOf(values)) {
    const at = textAt(map, key)
    const place = at === null ? undefined : toPlace(at)
    const value = values[key]
    if (at === null || !place || value === undefined) continue
    mapped.push({ ...place, value })
    twins.push(...twinsOf(graph, key, at).map(twin => ({ ...twin, value })))
    if (key === 'steps' && typeof value === 'number') twins.push(...sharesOf(graph, valueAt(graph, place), value))
  }
  // What is mapped comes last: a twin that is mapped to something else takes that.
  return withValues(graph, [...twins, ...mapped])
}

/** A place for a picture that nobody gave is taken out, or repeats the first where the workflow needs it. */
const withPictures = (graph: Graph, map: WorkflowMap, { pictures, mask }: Uploaded, nodes: KnownNodes): Graph => {
  const [first] = pictures
  const maskPlace = map.mask === null || mask === undefined ? undefined : toPlace(map.mask)
  let filled = graph
  for (const [index, at] of picturesOf(map).entries()) {
    const place = toPlace(at)
    if (!place) continue
    const value = pictures[index]
    const pruned = value === undefined ? withoutPicture(filled, place.id, nodes) : undefined
    filled = pruned ?? withValues(filled, [{ ...place, value: value ?? first }])
  }
  return maskPlace ? withValues(filled, [{ ...maskPlace, value: mask }]) : filled
}

/** The workflow as it is sent: with what the request says at the places of the map. */
export const fill = (workflow: Workflow, request: ImageRequest, uploaded: Uploaded, nodes: KnownNodes): Graph => {
  const { map } = workflow
  const loader = map.model === null ? undefined : toPlace(map.model)
  if (map.image !== null && uploaded.pictures.length === 0)
    throw new ProviderError('provider.bad_request', `${workflow.name} needs a picture to begin with.`, {
      suggestion: 'Add a picture, or choose another model.',
    })
  const words = withWords(workflow, valuesOf(request))
  const adapted = loader ? withLoras(words, loader.id, lorasIn(request)) : words
  return withPictures(adapted, map, uploaded, nodes)
}
