import sharp from 'sharp'
import { linkOf, upstreamOf, type Graph, type GraphNode } from '../../comfyui/graph/graph.ts'
import { createPictures, type Picture } from '../upstream/pictures.ts'
import type { Files } from './files.ts'

const classIs = (pattern: RegExp) => (node: GraphNode) => pattern.test(node.class_type)

/** A number of a node, or of the primitive that it is linked to. */
const numberIn = (graph: Graph, node: GraphNode, name: string): number | undefined => {
  const value = node.inputs[name]
  if (typeof value === 'number') return value
  const held = graph[linkOf(value)?.id ?? '']?.inputs.value
  return typeof held === 'number' ? held : undefined
}

const sizeOfInput = async (nodes: readonly GraphNode[], files: Files) => {
  const name = nodes.find(classIs(/^LoadImage$/))?.inputs.image
  const file = typeof name === 'string' ? files.find(name, '', 'input') : undefined
  const { width = 512, height = 512 } = file ? await sharp(file.bytes).metadata() : {}
  const factor = nodes.some(classIs(/Upscale/)) && !nodes.some(classIs(/Sampler/)) ? 2 : 1
  return { width: width * factor, height: height * factor }
}

const sizeOf = async (graph: Graph, nodes: readonly GraphNode[], files: Files) => {
  const latent = nodes.find(classIs(/^Empty.*Latent/))
  const width = latent && numberIn(graph, latent, 'width')
  const height = latent && numberIn(graph, latent, 'height')
  return width !== undefined && height !== undefined ? { width, height } : sizeOfInput(nodes, files)
}

/** Soft patches of colour instead of a picture: the same for the same workflow, and others as soon as anything differs. */
export const createCanvas = (files: Files) => {
  const paint = createPictures(false)
  return async (graph: Graph, output: string): Promise<Picture> => {
    const nodes = [...upstreamOf(graph, output)].toSorted().flatMap(id => graph[id] ?? [])
    const text = JSON.stringify(nodes.map(({ class_type, inputs }) => [class_type, inputs]))
    return paint({ prompt: text, seed: 0, ...(await sizeOf(graph, nodes, files)), format: 'png' })
  }
}
export type Canvas = ReturnType<typeof createCanvas>
