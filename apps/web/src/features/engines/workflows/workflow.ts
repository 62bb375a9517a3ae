import { isObject, type ReadModel, type Task } from '@atelier/contracts'

/** Where an input of the studio goes: `NODE.input`, nowhere, or several places, of which the first is the one to be corrected. */
type Target = string | null | readonly string[]
type WorkflowMap = Readonly<Record<string, Target>>

/** A workflow as the settings of its engine keep it; what else it has is kept as it is. */
export interface Workflow extends Readonly<Record<string, unknown>> {
  readonly id: string
  readonly name: string
  /** By the name of each input. */
  readonly map: WorkflowMap
}

const isTarget = (value: unknown): value is Target =>
  value === null || typeof value === 'string' || (Array.isArray(value) && value.every(one => typeof one === 'string'))

/** Undefined for what is none. */
export function toWorkflow(value: unknown): Workflow | undefined {
  if (!isObject(value)) return undefined
  const { id, name, map } = value
  if (typeof id !== 'string' || typeof name !== 'string' || !isObject(map)) return undefined
  const targets = Object.entries(map).filter((entry): entry is [string, Target] => isTarget(entry[1]))
  return { ...value, id, name, map: Object.fromEntries(targets) }
}

export const workflowsOf = (settings: Readonly<Record<string, unknown>>): readonly Workflow[] => {
  const { workflows } = settings
  return Array.isArray(workflows) ? workflows.flatMap(one => toWorkflow(one) ?? []) : []
}

/** An id that no other has, so that a second copy is another model. */
export function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}

const placesOf = (map: WorkflowMap, input: string): readonly string[] => [map[input] ?? []].flat()

/** The one that is corrected on the page; '' where it is not connected. */
export const placeOf = (map: WorkflowMap, input: string): string => placesOf(map, input)[0] ?? ''

/** With an input at another place, or at none. What else it goes to stays behind that. */
export function withPlace(map: WorkflowMap, input: string, place: string): WorkflowMap {
  const before = placesOf(map, input)
  const others = (before.includes(place) ? before : before.slice(1)).filter(other => other !== place)
  if (place === '') return { ...map, [input]: null }
  return { ...map, [input]: others.length === 0 ? place : [place, ...others] }
}

/** What it can be asked for with its inputs where they are now. */
export function tasksWith(rules: ReadModel['taskRules'], map: WorkflowMap): readonly Task[] {
  const isConnected = (input: string) => placesOf(map, input).length > 0
  const rule = rules.find(
    ({ connected, notConnected }) => connected.every(isConnected) && !notConnected.some(isConnected),
  )
  return rule?.tasks ?? []
}
