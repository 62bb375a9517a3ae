import type { GenerationDurations } from '@atelier/contracts'
import type { GenerationRow } from './generations.presenter.ts'

/** Enough that one that waited for a rate limit does not count, few enough that yesterday does not either. */
export const DURATION_SAMPLES = 20

type Succeeded = Pick<GenerationRow, 'parameters' | 'startedAt' | 'finishedAt'>

/** The median of what one image took, over generations of one model. */
export function medianDuration(
  rows: readonly Succeeded[],
): Pick<GenerationDurations['items'][number], 'msPerImage' | 'samples'> {
  const took = rows
    .flatMap(({ parameters, startedAt, finishedAt }) =>
      startedAt && finishedAt
        ? // The clocks of two workers may differ.
          [Math.max(0, finishedAt.getTime() - startedAt.getTime()) / parameters.count]
        : [],
    )
    .toSorted((a, b) => a - b)
  const middle = (took.length - 1) / 2
  const median = ((took[Math.floor(middle)] ?? 0) + (took[Math.ceil(middle)] ?? 0)) / 2
  return { msPerImage: Math.round(median), samples: took.length }
}
