import { PARAMETERS_KEYWORD } from '../../carriers/carrier.ts'
import { rawFromInfotext } from '../a1111.ts'
import type { Evidence } from '../evidence.ts'
import type { RecipeFormat } from '../format.ts'
import { isRecord, parseRecord } from '../json.ts'
import { rawFromRecord } from '../names.ts'
import { fillFrom, recipeFrom, type RawRecipe } from '../values.ts'
import { readGraph, type Graph, type Node } from './graph.ts'
import { findField } from './passing.ts'
import { firstSamplers } from './samplers.ts'
import { resolveText } from './strings.ts'
import { modelOf, resolveValue } from './values.ts'
import { resolveWords, type Words } from './words.ts'
import { readWorkflow } from './workflow.ts'

const POSITIVE = ['positive', 'conditioning', 'cond1', 'cond', 'text_embeds']
const NEGATIVE = ['negative', 'neg_conditioning', 'uncond', 'text_embeds']
const LATENTS = ['latent_image', 'samples', 'latent', 'init_latent']

/** A distilled model's own guidance is what counts: the classic one is 1 beside it, or has another meaning. */
const guidanceOf = (graph: Graph, node: Node, words: Words) =>
  resolveValue(
    graph,
    words.guidance ?? findField(graph, node, ['guidance', 'true_gs', 'cfg']),
    ['guidance', 'cfg'],
    'number',
  )

/** The words stand in the text nodes that the sampler's wires lead to; the numbers in the sampler, or in nodes of their own. */
const fromSampler = (graph: Graph, sampler: Node): RawRecipe => {
  const guider = graph.wire(sampler.inputs['guider'])?.node ?? sampler
  const value = (names: readonly string[], wires: readonly string[], kind: 'number' | 'name') =>
    resolveValue(graph, findField(graph, sampler, [...names, ...wires]), [...names, ...wires], kind)
  const positive = resolveWords(graph, findField(graph, guider, POSITIVE), 'positive')
  const size = (name: string) => value([name, `empty_latent_${name}`], LATENTS, 'number')
  return {
    prompt: positive.text,
    negativePrompt: resolveWords(graph, findField(graph, guider, NEGATIVE), 'negative').text,
    model: modelOf(graph, guider) ?? modelOf(graph, sampler),
    seed: value(['seed', 'noise_seed'], ['noise'], 'number'),
    steps: value(['steps'], ['sigmas'], 'number'),
    guidance: guidanceOf(graph, guider, positive),
    sampler: value(['sampler_name'], ['sampler'], 'name'),
    width: size('width'),
    height: size('height'),
  }
}

/** One node that asks a service for a picture has everything itself. */
const fromService = (graph: Graph): RawRecipe[] =>
  [...graph.nodes.values()]
    .filter(node => 'prompt' in node.inputs && graph.consumersOf(node).some(({ name }) => /image/i.test(name)))
    .map(node => {
      const plain = Object.entries(node.inputs).filter(([, value]) => !Array.isArray(value))
      const { negativePrompt, ...named } = rawFromRecord(Object.fromEntries(plain))
      return { ...named, prompt: resolveText(graph, node.inputs['prompt'], 'positive'), negativePrompt }
    })

/** What all of them say; where pictures of different making were saved, nothing tells which one this is. */
const agreeing = ([first, ...others]: readonly RawRecipe[]): RawRecipe | undefined =>
  first &&
  (Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every(other => other[key as keyof RawRecipe] === value)),
  ) as RawRecipe) // of its own keys and values

const fromGraph = (graph: Graph | undefined): RawRecipe | undefined => {
  if (!graph) return undefined
  const samplers = firstSamplers(graph)
  return agreeing(samplers.length > 0 ? samplers.map(sampler => fromSampler(graph, sampler)) : fromService(graph))
}

const recordOf = (value: unknown) =>
  isRecord(value) ? value : typeof value === 'string' ? parseRecord(value) : undefined

/** As a text of its own; in one JSON with the workflow; or as Civitai has it, on its own with what it knows beside it. */
const graphsIn = (found: Evidence) => {
  const packed = found.record(PARAMETERS_KEYWORD)
  return {
    graph: readGraph(found.record('prompt') ?? recordOf(packed?.['prompt'])) ?? readGraph(packed),
    workflow: found.record('workflow') ?? recordOf(packed?.['workflow']),
    extra: recordOf(found.record('prompt')?.['extraMetadata'] ?? packed?.['extraMetadata']),
  }
}

const hasValue = (raw: RawRecipe) => Object.values(raw).some(value => value !== undefined && value !== null)

export const comfyui: RecipeFormat = {
  source: 'comfyui',
  read: found => {
    const { graph, workflow, extra } = graphsIn(found)
    const run = fromGraph(graph)
    const told = run && hasValue(run) ? run : fromGraph(readWorkflow(workflow))
    if (!told) return undefined
    const beside = extra ? rawFromRecord(extra) : rawFromInfotext(found)
    return recipeFrom(fillFrom(told, beside))
  },
}
