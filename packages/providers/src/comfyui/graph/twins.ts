import { inputOf, toPlace, valueAt, type Graph, type GraphNode, type Place } from './graph.ts'
import { isScaling, NAMES } from './classes.ts'
import type { MapKey } from './workflow-map.ts'

/** Names under which a value may stand a second time. */
const SAME: Readonly<Partial<Record<MapKey, readonly string[]>>> = {
  prompt: [...NAMES.text],
  negativePrompt: [...NAMES.text, ...NAMES.negativeText],
  seed: NAMES.seed,
  steps: NAMES.steps,
  width: ['width', 'target_width'],
  height: ['height', 'target_height'],
  sampler: NAMES.sampler,
}

const isSize = (key: MapKey) => key === 'width' || key === 'height'

/**
 * Where else the value of a place stands: SDXL has each text twice, its refiner once more, and steps and seed in two
 * samplers. Whoever exported the workflow meant the same by them, and changing one alone breaks it.
 */
export const twinsOf = (graph: Graph, key: MapKey, text: string): Place[] => {
  const place = toPlace(text)
  const value = place && valueAt(graph, place)
  const names = SAME[key]
  if (!place || !names || value === undefined || value === '') return []
  return Object.entries(graph).flatMap(([id, node]) => {
    // A node that scales has a size of its own, even where that is the same today.
    if (isSize(key) && isScaling(node)) return []
    return names
      .filter(name => inputOf(node, name) === value && (id !== place.id || name !== place.name))
      .map(name => ({ id, name }))
  })
}

/** The workflow with values put in; the one that was given stays as it is. */
export const withValues = (graph: Graph, values: readonly (Place & { readonly value: unknown })[]): Graph => {
  const nodes: Record<string, GraphNode> = { ...graph }
  for (const { id, name, value } of values) {
    const node = nodes[id]
    if (node) nodes[id] = { ...node, inputs: { ...node.inputs, [name]: value } }
  }
  return nodes
}

/** Samplers that share their steps say at which of them each begins and ends: as many parts of the whole as before. */
export const sharesOf = (graph: Graph, oldSteps: unknown, newSteps: number): (Place & { value: number })[] =>
  typeof oldSteps !== 'number' || oldSteps <= 0 || oldSteps === newSteps
    ? []
    : Object.entries(graph).flatMap(([id, node]) =>
        inputOf(node, 'steps') === oldSteps
          ? ['start_at_step', 'end_at_step'].flatMap(name => {
              const step = inputOf(node, name)
              // 10000 stands for "to the end".
              return typeof step === 'number' && step > 0 && step < oldSteps
                ? [{ id, name, value: Math.round((step / oldSteps) * newSteps) }]
                : []
            })
          : [],
      )
