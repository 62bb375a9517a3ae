import type { Task } from '@atelier/contracts'
import { AppError } from '../../platform/errors.ts'
import { modelLacksTask, type ModelsService, type UsableModel } from '../models/module.ts'

type Models = Pick<ModelsService, 'resolve' | 'list'>

export interface Named {
  readonly model: string | undefined
  readonly task: Task
  /** Whether the name is one that clients send of their own accord: where no engine has it, it means the default model. */
  readonly isStock: boolean
}

/** The model that another program means. */
export const createModelNames = ({ resolve, list }: Models) => {
  /** The default one, or where it cannot do this the first that can. */
  async function byDefault(task: Task): Promise<UsableModel> {
    try {
      return await resolve(undefined, task)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== modelLacksTask.code) throw error
      const { items } = await list({})
      const other = items.find(({ status, tasks }) => status === 'ready' && tasks.includes(task))
      if (!other) throw error
      return resolve(other.id, task)
    }
  }

  return async ({ model, task, isStock }: Named): Promise<UsableModel> => {
    if (model === undefined || model === '') return byDefault(task)
    if (!isStock) return resolve(model, task)
    const { items } = await list({})
    const own = items.find(({ id, plainId, status }) => status === 'ready' && (id === model || plainId === model))
    return own ? resolve(own.id, task) : byDefault(task)
  }
}
