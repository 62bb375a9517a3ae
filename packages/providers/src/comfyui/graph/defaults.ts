import { toPlace, valueAt, type Graph } from './graph.ts'
import type { MapKey, WorkflowMap } from './workflow-map.ts'

/** What a workflow itself says at a place of the map. */
export const defaultAt = (graph: Graph, text: string | null): string | number | undefined => {
  const place = text === null ? undefined : toPlace(text)
  const value = place && valueAt(graph, place)
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** The values that it was exported with, for every input that is mapped. */
export const defaultsOf = (graph: Graph, map: WorkflowMap): Partial<Record<MapKey, string | number>> =>
  Object.fromEntries(
    Object.entries(map).flatMap(([key, place]) => {
      const value = Array.isArray(place) ? undefined : defaultAt(graph, place)
      return value === undefined || key === 'output' ? [] : [[key, value]]
    }),
  )
