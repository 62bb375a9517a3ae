import { isObject, textAt } from '../../net/json.ts'

/** A workflow as ComfyUI's API takes it: each node by its id. */
export type Graph = Readonly<Record<string, GraphNode>>

export interface GraphNode {
  readonly class_type: string
  /** A value, or the output of another node: `[id, slot]`. */
  readonly inputs: Readonly<Record<string, unknown>>
  readonly _meta?: unknown
}

/** An output of a node. */
export interface Link {
  readonly id: string
  readonly slot: number
}

/** An input of a node. As text `ID.NAME`: ids have no dots, names may. */
export interface Place {
  readonly id: string
  readonly name: string
}

export const linkOf = (value: unknown): Link | undefined => {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [id, slot]: unknown[] = value
  if (typeof slot !== 'number' || (typeof id !== 'string' && typeof id !== 'number')) return undefined
  return { id: String(id), slot }
}

export const inputOf = (node: GraphNode | undefined, name: string): unknown =>
  node !== undefined && Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined

export const nodeAt = (graph: Graph, id: string): GraphNode | undefined =>
  Object.hasOwn(graph, id) ? graph[id] : undefined

export const linksOf = (node: GraphNode): (Link & { readonly name: string })[] =>
  Object.entries(node.inputs).flatMap(([name, value]) => {
    const link = linkOf(value)
    return link ? [{ ...link, name }] : []
  })

export const toText = ({ id, name }: Place) => `${id}.${name}`

export const toPlace = (text: string): Place | undefined => {
  const dot = text.indexOf('.')
  return dot < 1 || dot === text.length - 1 ? undefined : { id: text.slice(0, dot), name: text.slice(dot + 1) }
}

export const valueAt = (graph: Graph, { id, name }: Place): unknown => inputOf(nodeAt(graph, id), name)

/** As somebody reads them: 9 before 10, and nodes of a subgraph (`57:8`) after their group. */
export const byId = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true })

export const idsOf = (graph: Graph): string[] => Object.keys(graph).toSorted(byId)

/** A node as it is called in a sentence. */
export const callNode = (graph: Graph, id: string): string =>
  `${nodeAt(graph, id)?.class_type.slice(0, 80) ?? 'a node that is not there'} (#${id.slice(0, 20)})`

/** What somebody called it in ComfyUI, where that is not the name of its class. */
export const titleOf = (node: GraphNode): string | undefined => {
  const title = textAt(node, '_meta', 'title')?.trim()
  return title === undefined || title === node.class_type ? undefined : title.slice(0, 60)
}

const isNode = (value: unknown): value is GraphNode =>
  isObject(value) && typeof value.class_type === 'string' && value.class_type !== '' && isObject(value.inputs)

/** Is this a workflow in API format? */
export const isGraph = (value: unknown): value is Graph =>
  isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isNode)

/** The ids of a node and of all that it is made from, each once. */
export const upstreamOf = (graph: Graph, id: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = nodeAt(graph, next)
    if (!node || seen.has(next)) continue
    seen.add(next)
    waiting.push(...linksOf(node).map(link => link.id))
  }
  return seen
}
