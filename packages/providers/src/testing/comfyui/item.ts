import type { Graph } from '../../comfyui/graph/graph.ts'
import type { OwnFault } from './faults.ts'

/** A job, as the queue has it. */
export interface Item {
  readonly number: number
  readonly id: string
  readonly clientId: string
  readonly graph: Graph
  readonly outputs: readonly string[]
  readonly fault: OwnFault | undefined
}

/** `[number, id, workflow, extra_data, outputs]`, as it is given away. */
export const asTuple = ({ number, id, graph, clientId, outputs }: Item) => [
  number,
  id,
  graph,
  { client_id: clientId },
  outputs,
]

export interface HistoryEntry {
  readonly prompt: unknown
  readonly outputs: Readonly<Record<string, object>>
  readonly status?: { readonly status_str: string; readonly completed: boolean; readonly messages: readonly unknown[] }
  readonly meta: object
}
