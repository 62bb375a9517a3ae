import type { Task } from '@atelier/contracts'
import type { EngineModel } from '../port/manifest.ts'
import { routesTo } from './attempts.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { isHubTask, type HubModel, type HubTask } from './hub-model.ts'

/** Pictures beside the one to change, where a model is made to look at several. */
const REFERENCES = 3

/** What a model does that the Hub files under a task. */
const DOES: Readonly<Record<HubTask, readonly Task[]>> = {
  'text-to-image': ['text-to-image'],
  'image-to-image': ['image-to-image'],
  'image-text-to-image': ['text-to-image', 'image-to-image'],
}

/**
 * What can be asked of a model: what those do who serve it today. What it is made for, where that is nobody, or where it
 * stands behind an endpoint of the user's own.
 */
export const tasksOf = (
  { limits, task: known }: Pick<CatalogueEntry, 'limits' | 'task'>,
  models: readonly HubModel[],
  isOwn: boolean,
): EngineModel['tasks'] => {
  const tag = models[0]?.task
  const madeFor = known ?? (isHubTask(tag) ? tag : 'text-to-image')
  const served = (task: Task) => (isOwn ? [] : routesTo(models, task))
  const edits = served('image-to-image')
  const isServed = edits.length > 0 || served('text-to-image').length > 0
  const can = (task: Task) => (isServed ? served(task).length > 0 : DOES[madeFor].includes(task))
  const looksAtMore = isServed
    ? edits.every(route => route.served.task === 'image-text-to-image')
    : madeFor === 'image-text-to-image'
  const common = { limits, references: 0, strength: null, scales: [] }
  return {
    ...(can('text-to-image') && { 'text-to-image': common }),
    ...(can('image-to-image') && {
      'image-to-image': { ...common, references: !isOwn && looksAtMore ? REFERENCES : 0 },
    }),
  }
}
