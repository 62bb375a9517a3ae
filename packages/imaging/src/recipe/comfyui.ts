import type { RecipeFormat } from './format.ts'
import { isRecord, parseRecord, recipeFrom } from './values.ts'

interface Node {
  readonly kind: string
  readonly inputs: Readonly<Record<string, unknown>>
}

type Graph = ReadonlyMap<string, Node>

/** No real graph has a longer way from its sampler to its words. */
const MAX_DEPTH = 20

const readGraph = (text: string | undefined): Graph => {
  const nodes = Object.entries(parseRecord(text) ?? {}).flatMap(([id, node]): [string, Node][] =>
    isRecord(node) && typeof node['class_type'] === 'string' && isRecord(node['inputs'])
      ? [[id, { kind: node['class_type'], inputs: node['inputs'] }]]
      : [],
  )
  return new Map(nodes)
}

/** An input is a value, or `[node id, output]`: a wire from another node. */
const follow = (graph: Graph, input: unknown) =>
  Array.isArray(input) && (typeof input[0] === 'string' || typeof input[0] === 'number')
    ? graph.get(String(input[0]))
    : undefined

/** The first value among `names` that is no wire, on the node or on those that feed it through `names` or `through`. */
const findValue = (
  graph: Graph,
  start: Node | undefined,
  names: readonly string[],
  through: readonly string[],
): unknown => {
  const seen = new Set<Node>()
  const search = (node: Node | undefined, depth: number): unknown => {
    // Each node is visited once: the ways through a hostile graph are too many to count.
    if (!node || depth > MAX_DEPTH || seen.has(node)) return undefined
    seen.add(node)
    for (const name of names) {
      const value = node.inputs[name]
      if (typeof value === 'string' || typeof value === 'number') return value
    }
    for (const name of [...names, ...through]) {
      const value = search(follow(graph, node.inputs[name]), depth + 1)
      if (value !== undefined) return value
    }
    return undefined
  }
  return search(start, 0)
}

const WORDS = ['text', 'text_g', 'clip_l', 't5xxl', 'string', 'value', 'prompt']
const CONDITIONING = ['conditioning', 'conditioning_1', 'positive', 'base_positive']

const isSampler = ({ kind, inputs }: Node) =>
  /sampler/i.test(kind) && (Array.isArray(inputs['positive']) || Array.isArray(inputs['guider']))

/** The words stand in the text nodes that the sampler's wires lead to; the numbers in the sampler, or in nodes of their own. */
const fromGraph = (graph: Graph) => {
  const sampler = [...graph.values()].find(isSampler)
  if (!sampler) return undefined
  const guider = follow(graph, sampler.inputs['guider']) ?? sampler
  const words = (input: unknown) => findValue(graph, follow(graph, input), WORDS, CONDITIONING)
  const number = (name: string, through: readonly string[]) => findValue(graph, sampler, [name], through)
  return recipeFrom({
    prompt: words(guider.inputs['positive'] ?? guider.inputs['conditioning']),
    negativePrompt: words(guider.inputs['negative']),
    model: findValue(graph, guider, ['ckpt_name', 'unet_name', 'model_name'], ['model']),
    seed: findValue(graph, sampler, ['seed', 'noise_seed'], ['noise']),
    steps: number('steps', ['sigmas']),
    guidance: findValue(graph, guider, ['cfg'], []),
    sampler: number('sampler_name', ['sampler']),
    width: number('width', ['latent_image', 'samples']),
    height: number('height', ['latent_image', 'samples']),
  })
}

export const comfyui: RecipeFormat = {
  source: 'comfyui',
  read: texts => fromGraph(readGraph(texts.get('prompt'))),
}
