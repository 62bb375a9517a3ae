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

/** Letters of the names in the nodes visited, which is what a visit costs: each is held against several expressions. */
const MAX_VISITED_LETTERS = 300_000

/** Of one node. */
const MAX_CONSUMERS = 500
/** Longer names of inputs mean nothing. */
const MAX_NAME_LENGTH = 200

/** The largest graphs that people make have some thousands. */
export const MAX_NODES = 20_000

/** No real graph has a longer way from its sampler to its words. */
const MAX_DEPTH = 60

type NamedWire = Wire & { readonly name: string }

const lettersOf = ({ kind, inputs }: Node) => Object.keys(inputs).reduce((sum, name) => sum + name.length, kind.length)

export const createGraph = (nodes: ReadonlyMap<string, Node>) => {
  let [visits, letters] = [0, 0]
  let consumers: ReturnType<typeof findConsumers> | undefined
  const wires = new Map<Node, readonly NamedWire[]>()

  const wire = (input: unknown): Wire | undefined => {
    if (!Array.isArray(input) || input.length !== 2) return undefined
    const [id, output]: readonly unknown[] = input
    const node = typeof id === 'string' || typeof id === 'number' ? nodes.get(String(id)) : undefined
    return node && typeof output === 'number' ? { node, output } : undefined
  }

  const wiresOf = (node: Node): readonly NamedWire[] => {
    const known = wires.get(node)
    if (known) return known
    const found = Object.entries(node.inputs).flatMap(([name, input]) => {
      const source = wire(input)
      return source ? [{ ...source, name }] : []
    })
    wires.set(node, found)
    return found
  }

  const findConsumers = () => {
    const found = new Map<Node, Consumer[]>()
    for (const node of nodes.values()) {
      for (const { node: source, output, name } of wiresOf(node)) {
        const list = found.get(source) ?? []
        if (list.length < MAX_CONSUMERS && name.length <= MAX_NAME_LENGTH) list.push({ node, output, name })
        found.set(source, list)
      }
    }
    return found
  }

  return {
    nodes,
    wire,
    wiresOf,
    consumersOf: (node: Node): readonly Consumer[] => (consumers ??= findConsumers()).get(node) ?? [],
    /** Counts a visit; false when there were too many, or the way is too long: then nothing is certain any more. */
    visit: (node: Node, depth: number) => {
      if (depth > MAX_DEPTH || visits >= MAX_VISITS || letters > MAX_VISITED_LETTERS) return false
      visits += 1
      letters += lettersOf(node)
      return letters <= MAX_VISITED_LETTERS
    },
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
