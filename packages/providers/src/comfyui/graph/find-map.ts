import {
  isEmptyLatent,
  isMaskLoader,
  isOutput,
  isPictureLoader,
  isSampler,
  isSaving,
  isUpscaler,
  NAMES,
} from './classes.ts'
import { idsOf, linkOf, nodeAt, toText, upstreamOf, valueAt, type Graph, type GraphNode, type Place } from './graph.ts'
import { findModel, findStart, findText, holderOf, settingOf, type FoundStart, type FoundText } from './trace.ts'
import type { WorkflowMap } from './workflow-map.ts'

/** What a workflow was found to do, and by which of its nodes. */
export interface Found {
  readonly map: WorkflowMap
  readonly samplers: readonly string[]
  readonly start: FoundStart | undefined
  readonly positive: FoundText | undefined
  readonly negative: FoundText | undefined
  readonly isUpscale: boolean
}

const idsWhere = (graph: Graph, isIt: (node: GraphNode) => boolean, among = idsOf(graph)) =>
  among.filter(id => {
    const node = nodeAt(graph, id)
    return node !== undefined && isIt(node)
  })

const samplersOf = (graph: Graph, id: string) => {
  const upstream = upstreamOf(graph, id)
  return idsWhere(graph, isSampler).filter(sampler => upstream.has(sampler))
}

/** The output whose picture is the result: one that stores it rather than shows it, and after the most samplers. */
const findOutput = (graph: Graph): string | undefined => {
  const outputs = idsWhere(graph, isOutput)
  const saving = idsWhere(graph, isSaving, outputs)
  return (saving.length > 0 ? saving : outputs)
    .map(id => ({ id, samplers: samplersOf(graph, id).length }))
    .toSorted((a, b) => b.samplers - a.samplers)[0]?.id
}

const textOf = (place: Place | undefined) => (place ? toText(place) : null)

const pictureInput = (id: string): Place => ({ id, name: 'image' })

/** Is the picture of this loader used, and not just its alpha channel or what a mask is made of it? */
const isPictureUsed = (graph: Graph, loader: string): boolean =>
  Object.values(graph)
    .filter(({ class_type }) => !/to_?mask|mask_?from/i.test(class_type))
    .some(({ inputs }) =>
      Object.entries(inputs).some(([name, value]) => {
        const link = linkOf(value)
        return link?.id === loader && link.slot === 0 && !/mask/i.test(name)
      }),
    )

/** Every loader that the result is made from, the start first; one that gives nothing but the mask is none. */
const findPictures = (graph: Graph, among: ReadonlySet<string>, start: FoundStart | undefined): string[] =>
  idsWhere(graph, node => isPictureLoader(node) && !isMaskLoader(node))
    .filter(id => among.has(id) && (id === start?.loader || isPictureUsed(graph, id)))
    .toSorted((a, b) => Number(b === start?.loader) - Number(a === start?.loader))

const sizeOf = (graph: Graph, id: string | undefined, name: 'width' | 'height') => {
  const place = id === undefined ? undefined : holderOf(graph, { id, name })
  return place && typeof valueAt(graph, place) === 'number' ? place : undefined
}

/** Flux is told its guidance by a node of its own: its CFG is 1 and stays so. */
const findGuidance = (graph: Graph, sampler: string, positive: FoundText | undefined): Place | undefined => {
  const own = [...(positive?.path ?? []), ...(positive ? [positive.encoder] : [])]
    .map(id => settingOf(graph, id, ['guidance'], []))
    .find(Boolean)
  return own ?? settingOf(graph, sampler, NAMES.guidance, ['guider'])
}

const settingsOf = (graph: Graph, sampler: string, start: FoundStart, positive: FoundText | undefined) => {
  const find = (names: readonly string[], through: readonly string[]) =>
    textOf(settingOf(graph, sampler, names, through))
  return {
    width: textOf(sizeOf(graph, start.size, 'width')),
    height: textOf(sizeOf(graph, start.size, 'height')),
    seed: find(NAMES.seed, ['noise']),
    steps: find(NAMES.steps, ['sigmas']),
    guidance: textOf(findGuidance(graph, sampler, positive)),
    sampler: find(NAMES.sampler, ['sampler']),
    scheduler: find(NAMES.scheduler, ['sigmas']),
    strength: start.loader === undefined ? null : find(['denoise'], ['sigmas']),
    model: textOf(findModel(graph, sampler)),
  }
}

const NOTHING = {
  width: null,
  height: null,
  seed: null,
  steps: null,
  guidance: null,
  sampler: null,
  scheduler: null,
  strength: null,
  model: null,
} as const

/** Without a sampler: a node that makes pictures elsewhere has prompt and seed itself. */
const withoutSampler = (graph: Graph, among: ReadonlySet<string>) => {
  const only = (names: readonly string[], type: 'string' | 'number') => {
    const places = idsOf(graph)
      .filter(id => among.has(id))
      .flatMap(id => names.map(name => ({ id, name })).filter(place => typeof valueAt(graph, place) === type))
    return textOf(places.length === 1 ? places[0] : undefined)
  }
  const sized = idsWhere(graph, isEmptyLatent).filter(id => among.has(id))
  const [size] = sized.length === 1 ? sized : []
  return {
    ...NOTHING,
    prompt: only(['prompt', 'text'], 'string'),
    negativePrompt: only(['negative_prompt'], 'string'),
    seed: only(NAMES.seed, 'number'),
    width: textOf(sizeOf(graph, size, 'width')),
    height: textOf(sizeOf(graph, size, 'height')),
  }
}

/** Finds out which inputs of a workflow take what the studio has to say, from the picture back to where it begins. */
export const findMap = (graph: Graph): Found => {
  const output = findOutput(graph)
  const among = output === undefined ? new Set(idsOf(graph)) : upstreamOf(graph, output)
  const samplers = idsWhere(graph, isSampler)
    .filter(id => among.has(id))
    .map(id => ({ id, before: samplersOf(graph, id).length }))
    .toSorted((a, b) => a.before - b.before)
    .map(({ id }) => id)
  const [sampler] = samplers
  const start = sampler === undefined ? undefined : findStart(graph, sampler)
  const positive = sampler === undefined ? undefined : findText(graph, sampler, 'positive')
  const negative = sampler === undefined ? undefined : findText(graph, sampler, 'negative')
  const negativePrompt = textOf(negative?.place)
  const pictures = findPictures(graph, among, start).map(id => toText(pictureInput(id)))
  const [picture = null] = pictures
  const texts =
    sampler === undefined || !start
      ? withoutSampler(graph, among)
      : {
          ...settingsOf(graph, sampler, start, positive),
          prompt: textOf(positive?.place),
          negativePrompt: negativePrompt === textOf(positive?.place) ? null : negativePrompt,
        }
  return {
    map: {
      ...texts,
      image: pictures.length > 1 ? pictures : picture,
      mask: start?.mask ? toText(pictureInput(start.mask.loader)) : null,
      output: output === undefined ? null : `${output}.images`,
    },
    samplers,
    start,
    positive,
    negative,
    isUpscale: sampler === undefined && texts.prompt === null && idsWhere(graph, isUpscaler).some(id => among.has(id)),
  }
}
