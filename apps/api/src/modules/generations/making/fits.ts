import { AppError } from '../../../platform/errors.ts'
import type { UsableModel } from '../../models/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import { settleParameters } from '../parameters.ts'

/**
 * The parameters of a generation at another engine: the same, and the defaults there for what the one before did not have.
 * Undefined where they do not fit. A seed is not given up: the recipe would tell of one that nobody used.
 */
export function parametersThere(
  { parameters, negativePrompt }: Pick<GenerationRow, 'parameters' | 'negativePrompt'>,
  there: UsableModel,
): GenerationRow['parameters'] | undefined {
  const had = Object.entries({ ...parameters, negativePrompt }).filter(([, value]) => value !== null)
  try {
    // What a row has is what was once asked for, or settled of it.
    return settleParameters(Object.fromEntries(had), there, () => parameters.seed)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
