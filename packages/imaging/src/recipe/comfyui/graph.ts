import { isRecord } from '../json.ts'

export interface Node {
  readonly id: string
  readonly kind: string
  /** Each a value, or `[node id, output]`: a wire from another node. */
  readonly inputs: Readonly<Record<string, unknown>>
}

/** One output of one node, as an input has it. */
export interface Wire {
  readonly node: Node
  readonly output: number
}

interface Consumer {
  readonly node: Node
  readonly output: number
  /** The name of the input that the output goes to. */
  readonly name: string
}

/** Nodes looked at in one graph; no real one needs more, and the ways through a hostile one are too many to count. */
const MAX_VISITS = 5000

/** The largest graphs that people make have some thousands. */
export const MAX_NODES = 20_000

/** No real graph has a longer way from its sampler to its words. */
const MAX_DEPTH = 60

const consumersIn = (nodes: ReadonlyMap<string, Node>) => {
  const found = new Map<string, Consumer[]>()
  for (const node of nodes.values()) {
    for (const [name, input] of Object.entries(node.inputs)) {
      if (!Array.isArray(input) || input.length !== 2) continue
      const [id, output]: readonly unknown[] = input
      const list = found.get(String(id)) ?? []
      list.push({ node, output: Number(output), name })
      found.set(String(id), list)
    }
  }
  return found
}

export const createGraph = (nodes: ReadonlyMap<string, Node>) => {
  let visits = 0
  let consumers: ReturnType<typeof consumersIn> | undefined

  const wire = (input: unknown): Wire | undefined => {
    if (!Array.isArray(input) || input.length !== 2) return undefined
    const [id, output]: readonly unknown[] = input
    const node = typeof id === 'string' || typeof id === 'number' ? nodes.get(String(id)) : undefined
    return node && typeof output === 'number' ? { node, output } : undefined
  }

  return {
    nodes,
    wire,
    wiresOf: (node: Node): (Wire & { readonly name: string })[] =>
      Object.entries(node.inputs).flatMap(([name, input]) => {
        const found = wire(input)
        return found ? [{ ...found, name }] : []
      }),
    consumersOf: (node: Node): readonly Consumer[] => (consumers ??= consumersIn(nodes)).get(node.id) ?? [],
    /** Counts a visit; false when there were too many, or the way is too long: then nothing is certain any more. */
    visit: (depth: number) => depth <= MAX_DEPTH && (visits += 1) <= MAX_VISITS,
  }
}
export type Graph = ReturnType<typeof createGraph>

/** A graph as ComfyUI runs it: `{ id: { class_type, inputs } }`; undefined where the record is none. */
export const readGraph = (record: Readonly<Record<string, unknown>> | undefined): Graph | undefined => {
  const nodes = new Map<string, Node>()
  const entries = Object.entries(record ?? {})
  if (entries.length > MAX_NODES) return undefined
  for (const [id, node] of entries) {
    if (!isRecord(node) || typeof node['class_type'] !== 'string' || !isRecord(node['inputs'])) continue
    nodes.set(id, { id, kind: node['class_type'], inputs: node['inputs'] })
  }
  return nodes.size === 0 ? undefined : createGraph(nodes)
}
