import type { GenerationEntry } from '../generations.ts'
import { t } from './text.ts'

/** What came of all that was asked for since the queue was at rest the last time. */
export interface Outcome {
  readonly pictures: number
  /** Generations. */
  readonly failed: number
  /** The one that ended last: what all tabs that see it have in common. */
  readonly last: string
}

type Ended = Pick<GenerationEntry, 'id' | 'status' | 'imageIds' | 'finishedAt'>

/** undefined where there is nothing to tell of: what somebody has cancelled, they know of. */
export function outcomeOf(entries: readonly Ended[]): Outcome | undefined {
  const failed = entries.filter(({ status }) => status === 'failed').length
  const pictures = entries.reduce((sum, { imageIds }) => sum + imageIds.length, 0)
  const told = entries.filter(({ status, imageIds }) => status === 'failed' || imageIds.length > 0)
  const [last] = told.toSorted(
    (a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? '') || b.id.localeCompare(a.id),
  )
  return last && { pictures, failed, last: last.id }
}

/** For the title of a page, of which little is seen. */
export function titleText({ pictures, failed }: Outcome): string {
  if (pictures === 0) return t('titleFailed', { count: failed })
  const done = t('titleDone', { count: pictures })
  return failed === 0 ? done : t('titleBoth', { done, failed })
}

export const sentenceText = ({ pictures, failed }: Outcome): string =>
  [pictures > 0 && t('done', { count: pictures }), failed > 0 && t('failed', { count: failed })]
    .filter(Boolean)
    .join(' ')
