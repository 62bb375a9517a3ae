import { MAX_SEED, type GenerationParameters, type Image } from '@atelier/contracts'

/** Each picture at its own place, whichever is done first; undefined where one is still to come. */
export function slotsOf(pictures: readonly Image[], { seed, count }: Pick<GenerationParameters, 'seed' | 'count'>, isOver: boolean): readonly (Image | undefined)[] {
  if (isOver) return pictures
  // Image k is made with seed + k, around the end of 32 bits.
  const placed = new Map(pictures.map((picture, at) => [picture.seed === null ? at : (picture.seed - seed + MAX_SEED + 1) % (MAX_SEED + 1), picture]))
  return Array.from({ length: count }, (_, at) => placed.get(at))
}

/** Upright pictures stand side by side; others in rows that leave few gaps. */
export function gridOf(total: number, ratio: number): { readonly columns: number, readonly rows: number } {
  const columns = columnsOf(total, ratio)
  return { columns, rows: Math.ceil(total / Math.max(1, columns)) }
}

function columnsOf(total: number, ratio: number): number {
  if (ratio < 0.9 || total > 6) return Math.min(total, 4)
  return total === 3 || total > 4 ? 3 : Math.min(total, 2)
}
