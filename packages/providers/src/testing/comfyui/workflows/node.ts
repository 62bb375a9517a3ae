import type { Graph } from '../../../comfyui/graph/graph.ts'

type Value = string | number | boolean | readonly [string, number]

export const node = (class_type: string, inputs: Readonly<Record<string, Value>>, title?: string) => ({
  class_type,
  inputs,
  ...(title !== undefined && { _meta: { title } }),
})

export const graph = (nodes: Graph): Graph => nodes
