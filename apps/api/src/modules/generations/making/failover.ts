import { ProviderError, type ProviderErrorCode } from '@atelier/providers'
import { AppError } from '../../../platform/errors.ts'
import type { Budgets } from '../../costs/module.ts'
import type { ModelsService } from '../../models/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import type { Move } from '../lifecycle/moves.ts'
import { parametersThere } from './fits.ts'

/** What is wrong with the engine or its account, so that another one may well make the same picture. */
const OF_THE_ENGINE: ReadonlySet<ProviderErrorCode> = new Set([
  'provider.not_configured',
  'provider.auth',
  'provider.credits',
  'provider.quota',
  'provider.balance',
  'provider.pay_as_you_go',
  'provider.account_locked',
  'provider.permission',
  'provider.model_gone',
  'provider.unavailable',
])
/** Milliseconds that a rate limit is waited for rather than another engine asked. */
const SHORT_WAIT_MS = 30_000

/** Whether the engine itself is the reason, and nothing was charged: what a picture may have cost is not asked for twice. */
export function isOfTheEngine(error: unknown): error is ProviderError {
  if (!(error instanceof ProviderError) || error.mayBeBilled) return false
  if (error.code === 'provider.rate_limited') return (error.retryAfterMs ?? Number.POSITIVE_INFINITY) > SHORT_WAIT_MS
  return OF_THE_ENGINE.has(error.code)
}

interface FailoverDependencies {
  readonly models: Pick<ModelsService, 'others'>
  /** Whether another one may take over from this engine. */
  readonly mayFailOver: (engine: string) => boolean
  readonly budgets: Pick<Budgets, 'requireFor'>
}

/** Which engine takes over from one that could not make a picture: by the order of the engines, each of them once. */
export function createFailover({ models, mayFailOver, budgets }: FailoverDependencies) {
  /** Whether no budget is in the way: it is not used up, or this engine costs nothing. */
  async function isPaidFor(wanted: Pick<GenerationRow, 'ownerId' | 'provider' | 'model'>): Promise<boolean> {
    try {
      await budgets.requireFor(wanted)
      return true
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  }

  return async function takesOver(row: GenerationRow, error: unknown): Promise<Move | undefined> {
    if (!isOfTheEngine(error) || !mayFailOver(row.provider)) return undefined
    const servedInstead = [...(row.servedInstead ?? []), { engine: row.provider, code: error.code }]
    const tried = new Set(servedInstead.map(({ engine }) => engine))
    for await (const usable of models.others(row.model, row.task ?? 'text-to-image', tried)) {
      const provider = usable.provider.id
      const parameters = parametersThere(row, usable)
      if (parameters && (await isPaidFor({ ...row, provider })))
        return { from: row.provider, provider, parameters, servedInstead }
    }
    return undefined
  }
}
export type TakesOver = ReturnType<typeof createFailover>
