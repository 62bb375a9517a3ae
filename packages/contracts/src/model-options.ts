import type { Task } from './models.ts'

/** In the schema of an option: for which tasks a model takes it. Without it an option is for all tasks of its model. */
export const TASKS_KEYWORD = 'x-tasks'

/** Told apart from a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFor = (option: unknown, task: Task): boolean => {
  const tasks = isObject(option) ? option[TASKS_KEYWORD] : undefined
  return !Array.isArray(tasks) || tasks.includes(task)
}

/** The options of a model that it takes for a task, as a schema; null where there is none. */
export const optionsFor = <Schema extends object>(schema: Schema | null, task: Task): Schema | null => {
  if (!schema || !('properties' in schema) || !isObject(schema.properties)) return schema
  const all = Object.entries(schema.properties)
  const taken = all.filter(([, option]) => isFor(option, task))
  if (taken.length === all.length) return schema
  if (taken.length === 0) return null
  const names = taken.map(([name]) => name)
  const required = 'required' in schema && Array.isArray(schema.required) ? schema.required : []
  return {
    ...schema,
    properties: Object.fromEntries(taken),
    ...(required.length > 0 && { required: required.filter(name => names.includes(name)) }),
  } // fewer properties of the same schema
}
