import type { Graph, Node } from './graph.ts'

const WORDS = ['positive', 'guider', 'conditioning', 'text_embeds', 'pipe', 'basic_pipe', 'sdxl_tuple', 'context']
const NUMBERS = ['seed', 'noise_seed', 'noise', 'steps', 'sigmas']

/** Whether a node turns words and noise into a picture: by its inputs, since there are hundreds of kinds. */
const isSampler = ({ kind, inputs }: Node) => {
  const hasWords = WORDS.some(
    name => Array.isArray(inputs[name]) || (name === 'positive' && typeof inputs[name] === 'string'),
  )
  const hasNumbers = NUMBERS.some(name => name in inputs)
  const isPiped = !Array.isArray(inputs['positive']) && !Array.isArray(inputs['guider'])
  return (
    hasWords &&
    (hasNumbers || /sampler/i.test(kind)) &&
    (!isPiped || /k?sampler|detailer|upscale/i.test(kind)) &&
    !isLoader(inputs)
  )
}
const isLoader = (inputs: Node['inputs']) => 'ckpt_name' in inputs && 'empty_latent_width' in inputs

const isSaver = ({ kind }: Node) => /save|output|websocket/i.test(kind)
const isPreview = ({ kind }: Node) => /preview/i.test(kind)

/** Wires that bring no pixels: what comes by them is no earlier pass. */
const isAside = (name: string) =>
  /^(?:model|clip|vae|positive|negative|guider|sampler|sigmas|noise|conditioning|cond\d?)$|control|mask|lora|clip_vision|adapter|_model$|cfg|steps|text|prompt|style/i.test(
    name,
  )

/** The samplers that a node's pixels come from, the nearest of each branch. */
const nearestSamplers = (graph: Graph, start: Node): Node[] => {
  const seen = new Set([start.id])
  const queue = [start]
  const found: Node[] = []
  for (let node = queue.pop(); node; node = queue.pop()) {
    for (const { name, node: source } of graph.wiresOf(node)) {
      if (seen.has(source.id) || isAside(name)) continue
      seen.add(source.id)
      if (isSampler(source)) found.push(source)
      else queue.push(source)
    }
  }
  return found
}

/** A cascade's second stage is given the first one's latents with its words. */
const stageBefore = (graph: Graph, sampler: Node) => {
  const words = graph.wire(sampler.inputs['positive'])?.node
  const before = words && graph.wire(words.inputs['stage_c'])?.node
  return before ? (isSampler(before) ? [before] : nearestSamplers(graph, before)) : []
}

/** Where the chains of samplers begin that end at these nodes: what comes after a first pass refines it. */
const startsFrom = (graph: Graph, ends: readonly Node[]): Node[] => {
  const seen = new Set<string>()
  const queue = [...ends]
  const starts: Node[] = []
  for (let sampler = queue.pop(); sampler; sampler = queue.pop()) {
    if (seen.has(sampler.id) || seen.size >= MAX_SAMPLERS) continue
    seen.add(sampler.id)
    const before = [...nearestSamplers(graph, sampler), ...stageBefore(graph, sampler)].filter(
      ({ id }) => id !== sampler.id,
    )
    if (before.length === 0) starts.push(sampler)
    queue.push(...before)
  }
  return starts
}

/** No real graph has more; each is one walk over the graph. */
const MAX_SAMPLERS = 20

/** What the picture that was saved may be; where nothing is saved, what nobody goes on with. */
const endsOf = (graph: Graph, samplers: readonly Node[]): Node[] => {
  const nodes = [...graph.nodes.values()]
  for (const isEnd of [(node: Node) => isSaver(node) && !isPreview(node), isPreview]) {
    const ends = nodes
      .filter(isEnd)
      .slice(0, MAX_SAMPLERS)
      .flatMap(node => nearestSamplers(graph, node))
    if (ends.length > 0) return ends
  }
  const earlier = new Set(
    samplers
      .slice(0, MAX_SAMPLERS)
      .flatMap(sampler => nearestSamplers(graph, sampler))
      .map(({ id }) => id),
  )
  const last = samplers.filter(({ id }) => !earlier.has(id))
  return last.length > 0 ? last : [...samplers]
}

/** The samplers that may have begun the picture; mostly one. */
export const firstSamplers = (graph: Graph): Node[] => {
  const samplers = [...graph.nodes.values()].filter(isSampler)
  return samplers.length === 0 ? [] : startsFrom(graph, endsOf(graph, samplers))
}
