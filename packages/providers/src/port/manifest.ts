import { TASKS_KEYWORD, type Limit, type Model, type ModelLimits, type Task } from '@atelier/contracts'
import type { TObject } from 'typebox'
import { Value } from 'typebox/value'
import { ProviderError } from './errors.ts'
import { TASK_NAMES, type ImageRequest } from './request.ts'

/** What a model takes for one task. */
export interface TaskLimits {
  readonly limits: ModelLimits
  /** How many pictures it looks at besides the one that it begins with. */
  readonly references: number
  /** null where the model has no such parameter. */
  readonly strength: Limit | null
  /** The factors by which it can enlarge. */
  readonly scales: readonly number[]
}

/** A model as its engine knows it; which one is the default is the studio's to say. */
export interface EngineModel extends Omit<
  Model,
  'isDefault' | 'limits' | 'tasks' | 'taskLimits' | 'options' | 'plainId' | 'engines'
> {
  readonly tasks: Readonly<Partial<Record<Task, TaskLimits>>>
  /**
   * What it takes beyond the common parameters; null where that is nothing. What it takes for some of its tasks only is
   * marked by `onlyFor`.
   */
  readonly options: TObject | null
}

/** Of an option that is not for all tasks of its model: part of its schema. It is shown and taken for these alone. */
export const onlyFor = (...tasks: readonly Task[]) => ({ [TASKS_KEYWORD]: tasks })

/** The manifest of a model that makes pictures from text and from nothing else. */
export const fromText = (limits: ModelLimits): Pick<EngineModel, 'tasks' | 'options'> => ({
  tasks: { 'text-to-image': { limits, references: 0, strength: null, scales: [] } },
  options: null,
})

export const taskUnsupported = (name: string, task: Task) =>
  new ProviderError('provider.task_unsupported', `${name} cannot ${TASK_NAMES[task]}.`, {
    suggestion: 'Choose a model that can.',
  })

/** The limits of a model for a task. Throws a ProviderError where it cannot do that. */
export const limitsFor = ({ name, tasks }: Pick<EngineModel, 'name' | 'tasks'>, task: Task): TaskLimits => {
  const limits = tasks[task]
  if (!limits) throw taskUnsupported(name, task)
  return limits
}

const refused = (name: string, what: string) =>
  new ProviderError('provider.bad_request', `${name} does not take ${what}.`, {
    suggestion: 'Leave it out, or choose a model that takes it.',
  })

/** Throws a ProviderError for a request that the model's manifest rules out, before anything is paid for. */
export const checkRequest = (model: Pick<EngineModel, 'name' | 'tasks' | 'options'>, request: ImageRequest): void => {
  const { references, scales } = limitsFor(model, request.task)
  if ('inputs' in request && 'references' in request.inputs && request.inputs.references.length > references)
    throw refused(model.name, references === 0 ? 'references' : `more than ${references} references`)
  if (request.task === 'upscale' && !scales.includes(request.scale))
    throw refused(model.name, `${request.scale} as a scale`)
  const names = Object.keys(request.options)
  const unknown = names.find(name => !(name in (model.options?.properties ?? {})))
  if (unknown !== undefined) throw refused(model.name, `the option "${unknown}"`)
  if (model.options && !Value.Check(model.options, request.options)) throw refused(model.name, 'these options')
}
