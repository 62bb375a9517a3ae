import type { Task } from '@atelier/contracts'
import type { TaskRule } from '../../port/kind.ts'
import { isUpscaler } from './classes.ts'
import type { Graph } from './graph.ts'
import type { MapKey, WorkflowMap } from './workflow-map.ts'

interface WorkflowRule extends TaskRule {
  readonly connected: readonly MapKey[]
  readonly notConnected: readonly MapKey[]
}

/** What a workflow can be asked for follows from what it needs: a picture, a mask, or words alone. The first rule that holds counts. */
export const taskRulesOf = (graph: Graph): readonly WorkflowRule[] => [
  { tasks: ['text-to-image'], connected: [], notConnected: ['image'] },
  ...(Object.values(graph).some(isUpscaler)
    ? [{ tasks: ['upscale'], connected: ['image'], notConnected: ['prompt', 'steps'] } satisfies WorkflowRule]
    : []),
  { tasks: ['inpaint', 'outpaint'], connected: ['image', 'mask'], notConnected: [] },
  { tasks: ['image-to-image'], connected: ['image'], notConnected: [] },
]

/** What it is asked for with its inputs where this map has them. */
export const tasksWith = (graph: Graph, map: WorkflowMap): readonly Task[] => {
  const isConnected = (input: MapKey) => map[input] !== null
  const rule = taskRulesOf(graph).find(
    ({ connected, notConnected }) => connected.every(isConnected) && !notConnected.some(isConnected),
  )
  return rule?.tasks ?? []
}
