import type { GenerationBatch } from '@atelier/contracts'
import type { Ids } from '../../platform/ids.ts'

/** What generations of one call have in common, so that they are followed as one; null where there is only one. */
export const batchOf = (size: number, ids: Pick<Ids, 'next'>): GenerationBatch | null =>
  size > 1 ? { id: ids.next(), size } : null
