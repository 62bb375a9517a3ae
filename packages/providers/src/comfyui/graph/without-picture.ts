import { inputInfo } from '../node-info.ts'
import type { KnownNodes } from '../nodes.ts'
import { isOutput, isSampler } from './classes.ts'
import { linksOf, type Graph, type GraphNode } from './graph.ts'

/** The node without the inputs that come from what is gone; undefined where it cannot do without them. */
const spared = (node: GraphNode, gone: ReadonlySet<string>, nodes: KnownNodes): GraphNode | undefined => {
  const lost = linksOf(node).filter(({ id }) => gone.has(id))
  const info = nodes.of(node.class_type) ?? undefined
  if (!lost.every(({ name }) => inputInfo(info, name)?.isOptional === true)) return undefined
  const names = new Set(lost.map(({ name }) => name))
  return { ...node, inputs: Object.fromEntries(Object.entries(node.inputs).filter(([name]) => !names.has(name))) }
}

/**
 * The workflow without a picture that nobody gave: its loader goes, and each node that is nothing without it. Undefined
 * where nothing would be left that makes a picture.
 */
export const withoutPicture = (graph: Graph, loader: string, nodes: KnownNodes): Graph | undefined => {
  const gone = new Set([loader])
  for (let before = 0; before !== gone.size;) {
    before = gone.size
    for (const [id, node] of Object.entries(graph)) {
      if (gone.has(id) || spared(node, gone, nodes)) continue
      if (isSampler(node) || isOutput(node)) return undefined
      gone.add(id)
    }
  }
  return Object.fromEntries(
    Object.entries(graph).flatMap(([id, node]) => {
      const left = gone.has(id) ? undefined : spared(node, gone, nodes)
      return left ? [[id, left]] : []
    }),
  )
}
