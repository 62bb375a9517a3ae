import { isSampler } from '../graph/classes.ts'
import { idsOf, inputOf, upstreamOf, type Graph } from '../graph/graph.ts'
import type { JobEvent } from './events.ts'

/** Told when the request is sent, and when the picture is there to be fetched. */
export const SENT = 0.02
export const MADE = 0.95

const DEFAULT_STEPS = 20

/** How far along it is where nothing is told: each look gets nearer to the end and never there. */
export const creep = (progress: number) => progress + (MADE - progress) * 0.05

/** What is told never falls. */
export const neverFalling = (tell: ((progress: number) => void) | undefined) => {
  let highest = 0
  return {
    tell: (progress: number) => {
      highest = Math.max(highest, Math.min(progress, 1))
      tell?.(highest)
    },
    highest: () => highest,
  }
}

/** Each node counts once, a sampler as often as it has steps: they take the time. */
const weightsOf = (graph: Graph, output: string | undefined, steps: number): Map<string, number> => {
  const among = output === undefined ? new Set(idsOf(graph)) : upstreamOf(graph, output)
  return new Map(
    idsOf(graph)
      .filter(id => among.has(id))
      .map(id => {
        const node = graph[id]
        if (!node || !isSampler(node)) return [id, 1]
        const own = inputOf(node, 'steps')
        return [id, Math.max(1, typeof own === 'number' ? own : steps)]
      }),
  )
}

export interface Watched {
  readonly graph: Graph
  readonly output: string | undefined
  /** Where a sampler does not say them itself. */
  readonly steps: number | null
}

/** Makes one number, 0 to 1, of what is told node by node. */
export const createProgress = ({ graph, output, steps }: Watched) => {
  const weights = weightsOf(graph, output, steps ?? DEFAULT_STEPS)
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const parts = new Map<string, number>()
  let current: string | undefined

  const note = (id: string, part: number) => {
    if (weights.has(id)) parts.set(id, Math.max(parts.get(id) ?? 0, part))
  }

  return {
    see: (event: JobEvent): void => {
      if (event.kind === 'cached') for (const id of event.nodes) note(id, 1)
      if (event.kind === 'progress') for (const { id, value, max } of event.nodes) note(id, value / max)
      if (event.kind !== 'executing' || event.node === current) return
      if (current !== undefined) note(current, 1)
      current = event.node
    },
    value: (): number => {
      const done = [...parts].reduce((sum, [id, part]) => sum + part * (weights.get(id) ?? 0), 0)
      return SENT + (MADE - SENT) * (total === 0 ? 0 : done / total)
    },
  }
}
