import type { Model, Task } from '@atelier/contracts'
import { AppError } from '../../platform/errors.ts'
import type { Clients } from '../clients/module.ts'
import type { ModelsService, UsableModel } from '../models/module.ts'

interface CheckpointsDependencies {
  readonly models: Pick<ModelsService, 'list'>
  readonly clients: Pick<Clients, 'resolveModel'>
}

const MAKING: readonly Task[] = ['text-to-image', 'image-to-image']

/** A title as other servers of this API have it: `name.safetensors [hash]`. */
const withoutHash = (title: string) => title.replace(/\s*\[[0-9a-f]{6,64}\]$/i, '')

/** Models, as AUTOMATIC1111 calls checkpoints. A title is the id of a model. */
export function createCheckpoints({ models, clients }: CheckpointsDependencies) {
  const ready = async (): Promise<Model[]> => (await models.list({})).items.filter(({ status }) => status === 'ready')

  const list = async (): Promise<Model[]> =>
    (await ready()).filter(({ tasks }) => tasks.some(task => MAKING.includes(task)))

  /** The title of the model that is meant by any of its names, as AUTOMATIC1111 takes them. Throws `model.not_found`. */
  async function get(asked: string): Promise<string> {
    const name = withoutHash(asked.trim())
    const all = await list()
    const found =
      all.find(({ id }) => id === name) ??
      all.find(({ plainId }) => plainId === name) ??
      all.find(model => model.name.toLowerCase() === name.toLowerCase())
    if (found) return found.id
    // One that is in no list, but can be asked for by its name.
    const { provider, model } = await clients.resolveModel({ model: name, task: 'text-to-image', isStock: false })
    return `${provider.id}/${model.id}`
  }

  /** The one of that name, or where there is none the default, for a task. */
  async function resolve(name: string | undefined, task: Task): Promise<UsableModel> {
    const model = name === undefined || name === '' ? undefined : await get(name)
    return clients.resolveModel({ model, task, isStock: false })
  }

  return {
    ready,
    list,
    get,
    resolve,

    /** The model that is used where a caller has chosen none. */
    async defaultTitle(): Promise<string> {
      const all = await list()
      return (all.find(({ isDefault }) => isDefault) ?? all[0])?.id ?? ''
    },

    /** As `resolve`, where it is only looked at: undefined where it cannot be used now. */
    async find(name: string | undefined): Promise<UsableModel | undefined> {
      try {
        return await resolve(name, 'text-to-image')
      } catch (error) {
        if (error instanceof AppError) return undefined
        throw error
      }
    },
  }
}
export type Checkpoints = ReturnType<typeof createCheckpoints>
