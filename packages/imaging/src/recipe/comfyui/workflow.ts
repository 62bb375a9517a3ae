import { asText, isRecord } from '../json.ts'
import { createGraph, MAX_NODES, type Graph, type Node } from './graph.ts'
import { itemsOf, widgetsOf, type Item } from './widgets.ts'

const MODE = { muted: 2, bypassed: 4 } as const

interface Link {
  readonly from: string
  readonly output: number
}

/** Links are lists, or in newer files objects. */
const readLinks = (value: unknown) => {
  const links = new Map<unknown, Link>()
  for (const link of Array.isArray(value) ? (value as readonly unknown[]) : []) {
    const [id, from, output]: readonly unknown[] = Array.isArray(link)
      ? link
      : isRecord(link)
        ? [link['id'], link['origin_id'], link['origin_slot']]
        : []
    const source = asText(from)
    if (id !== undefined && source !== undefined) links.set(id, { from: source, output: Number(asText(output)) })
  }
  return links
}

const isLinked = (input: Item) => input['link'] !== null && input['link'] !== undefined

/** A bypassed node lets through what comes in of the kind that goes out: at the same place if it is there, else the first. */
const bypassed = (node: Item, output: number): unknown => {
  const outputs = itemsOf(node['outputs'])
  const inputs = itemsOf(node['inputs'])
  const isOfKind = (input: Item) => input['type'] === outputs[output]?.['type'] && isLinked(input)
  return [...inputs.slice(output, output + 1), ...inputs].find(isOfKind)?.['link']
}

const nameOf = (item: Item) => asText(Array.isArray(item['widgets_values']) ? item['widgets_values'][0] : undefined)
const firstLink = (item: Item) => itemsOf(item['inputs'])[0]?.['link']

/** Nodes on the way from one end of a wire to the other that only the page knows. */
const MAX_STEPS = 50

/** Finds, for a link, the output of a node that is run. */
const createWires = (byId: ReadonlyMap<string, Item>, links: ReadonlyMap<unknown, Link>) => {
  const setters = new Map(
    [...byId.values()].filter(item => item['type'] === 'SetNode').map(item => [nameOf(item), firstLink(item)]),
  )
  /** The link that a node stands for which is not run; undefined for one that is. */
  const before = (item: Item, output: number): { readonly link: unknown } | undefined => {
    if (item['mode'] === MODE.bypassed) return { link: bypassed(item, output) }
    if (item['type'] === 'GetNode') return { link: setters.get(nameOf(item)) }
    return item['type'] === 'Reroute' || item['type'] === 'SetNode' ? { link: firstLink(item) } : undefined
  }
  return (id: unknown): readonly [string, number] | undefined => {
    let link = links.get(id)
    for (let steps = 0; link && steps < MAX_STEPS; steps++) {
      const item = byId.get(link.from)
      if (!item || item['mode'] === MODE.muted) return undefined
      const next = before(item, link.output)
      if (!next) return [link.from, link.output]
      link = links.get(next.link)
    }
    return undefined
  }
}

/** What the page draws of a graph, as the graph that is run; undefined where the record is none. */
export const readWorkflow = (record: Item | undefined): Graph | undefined => {
  const items = itemsOf(record?.['nodes']).slice(0, MAX_NODES)
  if (items.length === 0) return undefined
  const byId = new Map(
    items.flatMap((item): [string, Item][] => {
      const id = asText(item['id'])
      return id === undefined ? [] : [[id, item]]
    }),
  )
  const wireOf = createWires(byId, readLinks(record?.['links']))
  const nodes = new Map<string, Node>()
  for (const [id, item] of byId) {
    if (item['mode'] === MODE.muted || item['mode'] === MODE.bypassed) continue
    const inputs = widgetsOf(item)
    for (const input of itemsOf(item['inputs'])) {
      const wire = isLinked(input) ? wireOf(input['link']) : undefined
      const name = asText(input['name'])
      if (wire && name !== undefined) inputs[name] = wire
    }
    nodes.set(id, { id, kind: asText(item['type']) ?? '', inputs })
  }
  return createGraph(nodes)
}
