import { TASKS, type Model } from '@atelier/contracts'
import type { EngineModel } from '@atelier/providers'

/** A model as one engine has it, under the name that it has there. */
export type ModelThere = Omit<Model, 'isDefault' | 'engines'>

/** A model as it is told of: its tasks by name, and the limits of the first of them. */
export const presentModel = ({ tasks, options, ...model }: EngineModel): ModelThere => {
  const names = TASKS.filter(task => task in tasks)
  const [first] = names.flatMap(task => tasks[task] ?? [])
  if (!first) throw new Error(`The model ${model.id} can do nothing.`)
  const taskLimits = Object.fromEntries(
    Object.entries(tasks).map(([task, limits]) => [task, { ...limits, scales: [...limits.scales] }]),
  )
  // A schema is plain JSON to whoever reads it.
  return {
    ...model,
    plainId: model.id,
    tasks: names,
    limits: first.limits,
    taskLimits,
    options: options && { ...options },
  }
}
