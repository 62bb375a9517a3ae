import { LORA_CLASSES, type Lora } from '../model-options.ts'
import { linkOf, type Graph, type GraphNode } from './graph.ts'

const MODEL_SLOT = 0
/** Of a loader of checkpoints; one of bare models has none. */
const CLIP_SLOT = 1

type Output = readonly [string, number]

const relinked = (node: GraphNode, loader: string, to: (slot: number) => Output | undefined): GraphNode => ({
  ...node,
  inputs: Object.fromEntries(
    Object.entries(node.inputs).map(([name, value]) => {
      const link = linkOf(value)
      return [name, (link?.id === loader ? to(link.slot) : undefined) ?? value]
    }),
  ),
})

/** Whether the loader gives the text encoder, too: then a LoRA changes both. */
const givesClip = (graph: Graph, loader: string) =>
  Object.values(graph).some(node =>
    Object.entries(node.inputs).some(([name, value]) => {
      const link = linkOf(value)
      return link?.id === loader && link.slot === CLIP_SLOT && /clip/i.test(name)
    }),
  )

/** The workflow with LoRAs between the loader of its model and everything that uses it. */
export const withLoras = (graph: Graph, loader: string, loras: readonly Lora[]): Graph => {
  if (loras.length === 0) return graph
  const hasClip = givesClip(graph, loader)
  const added: Record<string, GraphNode> = {}
  let model: Output = [loader, MODEL_SLOT]
  let clip: Output = [loader, CLIP_SLOT]
  for (const [index, { name, weight }] of loras.entries()) {
    const id = `lora-${index + 1}-of-${loader}`
    added[id] = hasClip
      ? {
          class_type: LORA_CLASSES.withClip,
          inputs: { model, clip, lora_name: name, strength_model: weight, strength_clip: weight },
        }
      : { class_type: LORA_CLASSES.modelOnly, inputs: { model, lora_name: name, strength_model: weight } }
    model = [id, 0]
    clip = [id, 1]
  }
  const to = (slot: number) => {
    if (slot === MODEL_SLOT) return model
    return slot === CLIP_SLOT && hasClip ? clip : undefined
  }
  const rest = Object.entries(graph).map(([id, node]) => [id, relinked(node, loader, to)] as const)
  return { ...Object.fromEntries(rest), ...added }
}
