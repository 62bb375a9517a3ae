import {
  lengthOf,
  MAX_PROMPT_LENGTH,
  MAX_SEED,
  MAX_STYLES_COMBINED,
  type GridAxis,
  type NewGrid,
  type Style,
} from '@atelier/contracts'
import { AppError, type FieldError } from '../../platform/errors.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { NewCell, Origin, Size } from '../generations/module.ts'
import { findTask, settleOrigin, settleParameters, startOf } from '../generations/module.ts'
import type { ImagesService } from '../images/module.ts'
import type { FoundInput, Inputs } from '../inputs/module.ts'
import type { ModelsService, UsableModel } from '../models/module.ts'
import { applyStyles } from '../styles/module.ts'
import type { StylesService } from '../styles/module.ts'
import { requestsOf, type CellRequest } from './axes.ts'
import { gridOutOfLimits } from './grids.errors.ts'

interface PlanDependencies {
  readonly models: Pick<ModelsService, 'resolve'>
  readonly styles: Pick<StylesService, 'resolve'>
  readonly images: Pick<ImagesService, 'isSeen'>
  readonly inputs: Pick<Inputs, 'find'>
  readonly nextSeed: () => number
}

/** A cell that nobody has asked for yet. */
type PlannedCell = Omit<NewCell, 'id' | 'ownerId'>

export interface Plan {
  /** What every cell begins with, the seed that was picked and the default model written out. */
  readonly base: NewGrid['base']
  readonly cells: readonly PlannedCell[]
  /** What every cell begins with. */
  readonly pictures: readonly FoundInput[]
}

/** Works out every cell of a grid, or throws all that does not fit: nothing is made of one that fits in part. */
export const createPlanner = ({ models, styles, images, inputs, nextSeed }: PlanDependencies) =>
  async function plan(owner: Asker, { base, axes }: NewGrid): Promise<Plan> {
    const requests = requestsOf({ base, axes })
    // The axes add parameters of the same task to every cell.
    const task = findTask(requests[0]?.request ?? base, '/base')
    const pictures = await inputs.find(owner, base.inputs, '/base')
    const start = startOf(pictures)
    const served = new Map<string | undefined, UsableModel>(
      await Promise.all(
        [...new Set(requests.map(({ request }) => request.model))].map(
          async id => [id, await models.resolve(id, task).catch(blame('model', id, axes))] as const,
        ),
      ),
    )
    const servedOf = ({ request }: CellRequest) => {
      const found = served.get(request.model)
      if (!found) throw new Error('a model that was not asked for')
      return found
    }
    const styleIds = [...new Set(requests.flatMap(({ request }) => request.styles ?? []))]
    const styleOf = new Map(
      (await Promise.all(styleIds.map(async id => styles.resolve(owner, [id]).catch(blame('style', id, axes)))))
        .flat()
        .map(style => [style.id, style]),
    )
    const origin = await settleOrigin(owner, base, images, { usual: 'grid', at: '/base', start, task })
    const takeSeeds = [...served.values()].map(({ model }) => model.limits.seed)
    // One for all, so that only what the axes say differs: what the model with the fewest seeds takes.
    const seed = base.seed ?? nextSeed() % (Math.min(MAX_SEED, ...takeSeeds.map(limit => limit?.max ?? MAX_SEED)) + 1)

    const errors: FieldError[] = []
    const cells = requests.flatMap(cell => {
      try {
        return [
          settle(cell, {
            ...servedOf(cell),
            styles: (cell.request.styles ?? []).flatMap(id => styleOf.get(id) ?? []),
            seed,
            origin,
            start,
          }),
        ]
      } catch (error) {
        if (!(error instanceof AppError) || !error.errors) throw error
        for (const fault of error.errors) {
          const told = {
            path: pathOf(fault.path, cell.at, axes),
            message: `${fault.message} (${servedOf(cell).model.id})`,
          }
          if (!errors.some(known => known.path === told.path && known.message === told.message)) errors.push(told)
        }
        return []
      }
    })
    if (errors.length > 0) throw gridOutOfLimits(errors)

    const has = (kind: GridAxis['kind']) => axes.some(axis => axis.kind === kind)
    const model = [...served.values()][0]?.model.id
    return {
      base: {
        ...base,
        ...(!has('seed') && takeSeeds.every(limit => limit !== null) && { seed }),
        ...(!has('model') && model !== undefined && { model }),
      },
      cells,
      pictures,
    }
  }

interface CellMeans extends UsableModel {
  readonly styles: readonly Style[]
  readonly seed: number
  readonly origin: Origin
  readonly start: Size | null
}

function settle({ request }: CellRequest, { styles, seed, origin, start, ...usable }: CellMeans): PlannedCell {
  const { provider, model, task } = usable
  if (!/\S/.test(request.prompt)) throw refused('prompt', 'the prompt would be empty')
  if (lengthOf(request.prompt) > MAX_PROMPT_LENGTH)
    throw refused('prompt', `the prompt would have more than ${MAX_PROMPT_LENGTH} characters`)
  if (styles.length > MAX_STYLES_COMBINED) throw refused('style', `at most ${MAX_STYLES_COMBINED} styles go together`)
  const { request: sent, typed } = applyStyles({ ...request, count: 1 }, styles, model.limits)
  const parameters = settleParameters(sent, usable, () => seed, start)
  return {
    prompt: sent.prompt,
    negativePrompt: sent.negativePrompt || null,
    typed,
    model: model.id,
    provider: provider.id,
    parameters,
    ...(task !== 'text-to-image' && { task }),
    ...origin,
  }
}

const refused = (name: string, message: string) => gridOutOfLimits([{ path: `/${name}`, message }])

/** Says which value of an axis it was that is not to be had; where it stands in the base, what is thrown says enough. */
const blame =
  (kind: 'model' | 'style', value: string | undefined, axes: readonly GridAxis[]) =>
  (error: unknown): never => {
    const axis = axes.findIndex(each => each.kind === kind)
    const at = axes[axis]?.values.findIndex(each => each === value) ?? -1
    if (!(error instanceof AppError) || at < 0) throw error
    throw new AppError(error.code, error.status, error.message, {
      errors: [{ path: `/axes/${axis}/values/${at}`, message: `${error.message} (${value})` }],
      cause: error,
    })
  }

/** Which axis sets a parameter. */
const SET_BY: Record<string, GridAxis['kind']> = {
  width: 'size',
  height: 'size',
  seed: 'seed',
  steps: 'steps',
  guidance: 'guidance',
  strength: 'strength',
  sampler: 'sampler',
  scheduler: 'scheduler',
  prompt: 'prompt',
  style: 'style',
}

/** The part of the request that is to blame: the value of an axis where one sets it, else the base. */
function pathOf(path: string, at: readonly number[], axes: readonly GridAxis[]): string {
  const name = path.slice(1)
  const axis = axes.findIndex(({ kind }) => kind === SET_BY[name])
  return axis < 0 ? `/base/${name}` : `/axes/${axis}/values/${at[axis]}`
}
