import { AppError } from '../../../platform/errors.ts'
import type { UsableModel } from '../../models/module.ts'
import type { GenerationRow } from '../generations.presenter.ts'
import { settleParameters } from '../parameters.ts'

/**
 * The parameters of a generation at another engine: the same, and the defaults there for what the one before did not have.
 * Undefined where they do not fit. A seed is not given up: the recipe would tell of one that nobody used.
 */
export function parametersThere(
  { parameters, negativePrompt, inputs }: Pick<GenerationRow, 'parameters' | 'negativePrompt' | 'inputs'>,
  there: UsableModel,
): GenerationRow['parameters'] | undefined {
  // What a row has is what was once asked for, or settled of it.
  const had = Object.entries({ ...parameters, negativePrompt }).filter(([, value]) => value !== null)
  const references = inputs?.filter(({ role }) => role === 'reference').map(({ id }) => ({ uploadId: id })) ?? []
  const start = inputs?.find(({ role }) => role === 'image') ?? null
  const asked = { ...Object.fromEntries(had), ...(references.length > 0 && { inputs: { references } }) }
  try {
    return settleParameters(asked, there, () => parameters.seed, start)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
