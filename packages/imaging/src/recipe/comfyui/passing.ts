import { asText } from '../json.ts'
import type { Graph, Node } from './graph.ts'

/** The two inputs of a switch by a condition, when it holds first. */
const BRANCHES = [
  ['on_true', 'on_false'],
  ['tt_value', 'ff_value'],
  ['if_true', 'if_false'],
  ['true_value', 'false_value'],
  ['true', 'false'],
] as const
const CONDITIONS = ['switch', 'boolean', 'bool', 'cond', 'condition', 'any', 'value', 'enabled', 'select']
const SELECTORS = ['select', 'selector', 'selected', 'index', 'input', 'choice', 'switch', 'select_input']

const isChooser = (kind: string) => /switch|select|choose|index|mux/i.test(kind)

/** Takes the first of its inputs that is there. */
const takesFirst = (kind: string) => /any switch|context switch|first/i.test(kind)

const inputsOf = (node: Node) =>
  new Map(Object.entries(node.inputs).map(([name, value]) => [name.toLowerCase(), value]))

/** A value that stands in a node of its own, such as a primitive. */
const plainValue = (graph: Graph, input: unknown, depth = 0): unknown => {
  const found = graph.wire(input)
  if (!found) return Array.isArray(input) ? undefined : input
  if (!graph.visit(found.node, depth)) return undefined
  const values = Object.values(found.node.inputs)
  return values.length === 1 ? plainValue(graph, values[0], depth + 1) : undefined
}

const firstValue = (graph: Graph, inputs: ReadonlyMap<string, unknown>, names: readonly string[]) =>
  names.filter(name => inputs.has(name)).map(name => plainValue(graph, inputs.get(name)))[0]

const byCondition = (graph: Graph, inputs: ReadonlyMap<string, unknown>) => {
  const branches = BRANCHES.find(([yes, no]) => inputs.has(yes) || inputs.has(no))
  if (!branches) return undefined
  const condition = firstValue(graph, inputs, CONDITIONS)
  if (typeof condition !== 'boolean' && typeof condition !== 'number') return { input: undefined }
  return { input: inputs.get(condition ? branches[0] : branches[1]) }
}

/** Inputs `x1`, `x2` or `x_a`, `x_b`, by what tells them apart. */
const numbered = (inputs: ReadonlyMap<string, unknown>) =>
  [...inputs].flatMap(([name, input]) => {
    const [, number, letter] = /(?:(\d{1,3})|_([ab]))$/.exec(name) ?? []
    return number === undefined && letter === undefined
      ? []
      : [{ place: number === undefined ? letter : Number(number), input }]
  })

const bySelector = (graph: Graph, kind: string, inputs: ReadonlyMap<string, unknown>) => {
  const choices = numbered(inputs)
  if (!isChooser(kind) || choices.length === 0) return undefined
  if (takesFirst(kind)) return { input: choices.find(({ input }) => graph.wire(input))?.input }
  const flag = firstValue(graph, inputs, CONDITIONS)
  const wanted = typeof flag === 'boolean' ? (flag ? 'a' : 'b') : Number(asText(firstValue(graph, inputs, SELECTORS)))
  return { input: choices.find(({ place }) => place === wanted)?.input }
}

/** Which input a switch lets through: undefined where the node is no switch, an input of undefined where that is not certain. */
export const switched = (graph: Graph, node: Node): { readonly input: unknown } | undefined => {
  const inputs = inputsOf(node)
  return byCondition(graph, inputs) ?? bySelector(graph, node.kind, inputs)
}

/** Wires that carry many things at once. */
const isPipe = (name: string) => /pipe|ctx|context|tuple|^bus$/i.test(name)

/** An input of the node, or of the nodes that its pipes come from. */
export const findField = (graph: Graph, start: Node, names: readonly string[], depth = 0): unknown => {
  if (!graph.visit(start, depth)) return undefined
  for (const name of names) if (start.inputs[name] !== undefined) return start.inputs[name]
  const chosen = switched(graph, start)
  const sources = chosen ? [graph.wire(chosen.input)] : graph.wiresOf(start).filter(({ name }) => isPipe(name))
  for (const source of sources) {
    const found = source && findField(graph, source.node, names, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** The one wire into a node that has nothing else, such as a reroute: what goes in comes out. */
export const soleInput = (graph: Graph, node: Node): unknown => {
  const inputs = Object.values(node.inputs)
  return inputs.length === 1 && graph.wire(inputs[0]) ? inputs[0] : undefined
}

export type Side = 'positive' | 'negative'

/** Inputs that take words in some form. */
const isWordy = (name: string) => /cond|positive|negative|text|prompt|string|clip_[lg]|t5|embeds/i.test(name)

/**
 * Which side an output of a node carries that has both. Where two of its outputs go to where words go, the positive one
 * comes first; else the first output is positive, and of any other we know only who asks for it.
 */
export const sideOf = (graph: Graph, node: Node, output: number, asked: Side): Side => {
  const takers = graph.consumersOf(node).filter(({ name }) => isWordy(name))
  const outputs = [...new Set(takers.map(taker => taker.output))].toSorted((a, b) => a - b)
  const takersOf = (at: number) => takers.filter(taker => taker.output === outputs[at]).map(taker => taker.node)
  const isBoth = takers.some(({ name }) => /embeds/i.test(name))
  if (isBoth) return asked
  if (outputs.length === 2) {
    // One encoder that takes two outputs has two texts of one side.
    const first = new Set(takersOf(0))
    const isOneEncoder =
      takersOf(1).every(taker => first.has(taker)) && !takers.some(({ name }) => /positive|negative/i.test(name))
    if (!isOneEncoder) return output === outputs[0] ? 'positive' : output === outputs[1] ? 'negative' : asked
  }
  return outputs.length === 1 && output === 0 ? 'positive' : asked
}

/** Whether an input is named for one side. */
export const isNamedFor = (side: Side, name: string) =>
  (side === 'positive' ? /(?:^|_)(?:pos|positive)(?:_|$)/i : /(?:^|_)(?:neg|negative|uncond)(?:_|$)/i).test(name)
