import type { Limit, ModelLimits } from '@atelier/contracts'
import { defaultAt } from './graph/defaults.ts'
import { nodeAt, toPlace, type Graph } from './graph/graph.ts'
import { inputInfo, type InputInfo } from './node-info.ts'
import type { KnownNodes } from './nodes.ts'
import type { Workflow } from './settings.ts'

const MAX_SEED = 2 ** 32 - 1
/** More than these no form has to offer, whatever a node would take: a default that is larger moves them. */
const MOST = { side: 4096, steps: 150, guidance: 30 } as const
const LONGEST_PROMPT = 10_000

/** What is known of the input at a place of the map. */
export const infoAt = (graph: Graph, nodes: KnownNodes, text: string | null): InputInfo | undefined => {
  const place = text === null ? undefined : toPlace(text)
  const node = place && nodeAt(graph, place.id)
  return place && node ? inputInfo(nodes.of(node.class_type) ?? undefined, place.name) : undefined
}

interface Frame {
  readonly min: number
  readonly max: number
  readonly default: number
}

const isMultiple = (value: number, step: number) => Number.isInteger(value / step)

/** A limit around the workflow's own value, inside what the node takes. */
const limitAt = ({ graph }: Workflow, nodes: KnownNodes, text: string, frame: Frame, isWhole: boolean): Limit => {
  const info = infoAt(graph, nodes, text)
  const own = defaultAt(graph, text)
  const value = typeof own === 'number' ? own : frame.default
  const min = Math.min(Math.max(info?.min ?? frame.min, frame.min), value)
  const max = Math.max(Math.min(info?.max ?? frame.max, frame.max), value)
  const step = info?.step
  return {
    min,
    max,
    default: value,
    // A step of 0.1 is how far a click goes, and not a rule.
    ...(isWhole && step !== undefined && step > 1 && isMultiple(value, step) && { multipleOf: step }),
  }
}

const SIDE: Frame = { min: 16, max: MOST.side, default: 1024 }

/** A side that the map does not name is what the workflow makes of it: the picture's own where it begins with one. */
const sideLimit = (workflow: Workflow, nodes: KnownNodes, key: 'width' | 'height'): Limit => {
  const place = workflow.map[key]
  if (place !== null) return limitAt(workflow, nodes, place, SIDE, true)
  if (workflow.map.image !== null) return { min: 16, max: 16_384, default: 1024 }
  return { min: SIDE.default, max: SIDE.default, default: SIDE.default }
}

export const limitsOf = (workflow: Workflow, nodes: KnownNodes): ModelLimits => {
  const { map } = workflow
  const limit = (place: string | null, frame: Frame, isWhole: boolean) =>
    place === null ? null : limitAt(workflow, nodes, place, frame, isWhole)
  return {
    width: sideLimit(workflow, nodes, 'width'),
    height: sideLimit(workflow, nodes, 'height'),
    steps: limit(map.steps, { min: 1, max: MOST.steps, default: 20 }, true),
    guidance: limit(map.guidance, { min: 0, max: MOST.guidance, default: 7 }, false),
    // The one that a workflow was exported with may be larger than any of the studio's.
    seed: map.seed === null ? null : { min: 0, max: MAX_SEED, default: 0 },
    count: { min: 1, max: 8, default: 1 },
    negativePrompt: map.negativePrompt === null ? null : { maxLength: LONGEST_PROMPT },
  }
}

export const strengthOf = (workflow: Workflow, nodes: KnownNodes): Limit | null => {
  const { strength } = workflow.map
  return strength === null ? null : limitAt(workflow, nodes, strength, { min: 0, max: 1, default: 0.75 }, false)
}
