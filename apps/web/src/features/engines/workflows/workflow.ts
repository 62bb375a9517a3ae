/** A workflow as the settings of its engine keep it; what else it has is kept as it is. */
export interface Workflow extends Readonly<Record<string, unknown>> {
  readonly id: string
  readonly name: string
  /** What each input of the studio goes to: `NODE.input`, or nothing. */
  readonly map: Readonly<Record<string, string | null>>
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTarget = (value: unknown): value is string | null => value === null || typeof value === 'string'

/** Undefined for what is none. */
export function toWorkflow(value: unknown): Workflow | undefined {
  if (!isObject(value)) return undefined
  const { id, name, map } = value
  if (typeof id !== 'string' || typeof name !== 'string' || !isObject(map)) return undefined
  const targets = Object.entries(map).filter((entry): entry is [string, string | null] => isTarget(entry[1]))
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
