import { TASKS, type Engine as EngineAnswer, type Model } from '@atelier/contracts'
import type { Engine, EngineModel } from '@atelier/providers'

/** A model as it is told of: its tasks by name, and the limits of the first of them. */
export const presentModel = ({ tasks, options: _options, ...model }: EngineModel): Omit<Model, 'isDefault'> => {
  const names = TASKS.filter(task => task in tasks)
  const [first] = names.flatMap(task => tasks[task] ?? [])
  if (!first) throw new Error(`The model ${model.id} can do nothing.`)
  return { ...model, tasks: names, limits: first.limits }
}

export const presentEngine = ({ id, kind, name, isBuiltIn, availability, links }: Engine): EngineAnswer => {
  const now = availability()
  return {
    id,
    kind,
    name,
    isBuiltIn,
    isAvailable: now.available,
    reason: now.available ? null : now.reason,
    links: { token: null, credits: null, model: null, ...links },
  }
}
