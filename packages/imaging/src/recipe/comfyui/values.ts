import { isRecord } from '../json.ts'
import type { Graph, Node } from './graph.ts'
import { findField, soleInput, switched } from './passing.ts'

/** What these nodes make of their numbers stands nowhere in the graph. */
const isComputed = (kind: string) =>
  /math|expression|calc|increment|random(?!noise)|range|counter|loop|ratio|aspect/i.test(kind)

type Kind = 'number' | 'name'

/** Longer texts are no numbers. */
const MAX_NUMBER_LENGTH = 40

const isOf = (kind: Kind, value: unknown): value is string | number =>
  kind === 'name'
    ? typeof value === 'string'
    : typeof value === 'number' ||
      (typeof value === 'string' && value.length <= MAX_NUMBER_LENGTH && /^\s*\d+(?:\.\d+)?\s*$/.test(value))

const fromNode = (graph: Graph, node: Node, names: readonly string[], kind: Kind, depth: number): unknown => {
  const chosen = switched(graph, node)
  if (chosen) return resolveValue(graph, chosen.input, names, kind, depth)
  if (kind === 'number' && isComputed(node.kind)) return undefined
  const own = findField(graph, node, names, depth)
  if (own !== undefined) return resolveValue(graph, own, names, kind, depth)
  // A primitive has one value, whatever it is called.
  const values = Object.values(node.inputs).filter(value => isOf(kind, value))
  if (values.length === 1 && graph.wiresOf(node).length === 0) return values[0]
  return resolveValue(graph, soleInput(graph, node), names, kind, depth)
}

/** The number or name that an input has or is wired to, which goes by these names there; undefined where it is not certain. */
export const resolveValue = (
  graph: Graph,
  input: unknown,
  names: readonly string[],
  kind: Kind,
  depth = 0,
): unknown => {
  if (isOf(kind, input)) return input
  const source = graph.wire(input)
  return source && graph.visit(source.node, depth) ? fromNode(graph, source.node, names, kind, depth + 1) : undefined
}

const MODEL_NAMES = [
  'ckpt_name',
  'unet_name',
  'base_ckpt_name',
  'model_name',
  'model_path',
  'checkpoint',
  'ckpt',
  'gguf_name',
]
const MODEL_WIRES = /^(?:model|base_model|unet|model_in|MODEL)$/

/** Some loaders have the name in an object, beside a picture. */
const nameIn = (value: unknown) => (isRecord(value) ? (value['content'] ?? value['name']) : value)

/** The name of the model that a wire brings; undefined where it is merged or not certain. */
const resolveModel = (graph: Graph, input: unknown, depth = 0): unknown => {
  const source = graph.wire(input)
  if (!source || !graph.visit(source.node, depth)) return undefined
  const { node } = source
  const chosen = switched(graph, node)
  if (chosen) return resolveModel(graph, chosen.input, depth + 1)
  const name = MODEL_NAMES.find(each => node.inputs[each] !== undefined)
  if (name !== undefined) return resolveValue(graph, nameIn(node.inputs[name]), MODEL_NAMES, 'name', depth + 1)
  const wires = graph.wiresOf(node)
  const models = wires.filter(wire => /^model\d|_model$|^model[12_]/i.test(wire.name) || MODEL_WIRES.test(wire.name))
  if (models.length > 1) return undefined
  const [only] = models
  if (only) return resolveModel(graph, node.inputs[only.name], depth + 1)
  const piped = findField(graph, node, ['model', ...MODEL_NAMES], depth + 1)
  if (typeof piped === 'string') return piped
  return resolveModel(graph, piped ?? soleInput(graph, node), depth + 1)
}

/** The name of the model by a node that is given one, on its own or through a pipe. */
export const modelOf = (graph: Graph, node: Node): unknown => {
  const found = findField(graph, node, ['model', 'base_model', ...MODEL_NAMES])
  return typeof found === 'string' ? found : resolveModel(graph, found)
}
