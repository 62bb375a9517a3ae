import { MAX_GROUP_SIZE, type DuplicateGroup, type LookAlike } from '@atelier/contracts'
import { presentImage, type ImageRow } from '../images.presenter.ts'
import type { Bands } from './bands.ts'
import type { LikenessList } from './likeness-list.ts'

/** Comparisons in one call: some 30 ms. */
const MAX_COMPARISONS = 500_000
/** Rows looked up at a time. */
const MAX_ROWS = 500

interface Candidate {
  readonly index: number
  readonly near: ReadonlyMap<number, number>
}

interface Search {
  readonly list: LikenessList
  readonly bands: Bands
  /** Pictures in the gallery, by sequence. */
  readonly imagesOf: (sequences: readonly number[]) => Promise<ReadonlyMap<number, ImageRow>>
  /** Whether a picture is one of those that are looked through. */
  readonly isWanted: (index: number) => boolean
  readonly distance: number
  readonly limit: number
}

/**
 * Groups of near duplicates, from the index `from` downwards. The newest of a group stands for it: all within the distance
 * of it belong to it, and what is near to something newer begins no group of its own. So groups do not run into each other
 * by way of what is between them, each call can tell by itself, and none does more than so much.
 */
export async function findDuplicates({ list, bands, imagesOf, isWanted, distance, limit }: Search, from: number) {
  const groups: DuplicateGroup[] = []
  const grouped = new Set<number>()
  let comparisons = 0
  let index = from

  /** The next ones that have something near, until there are rows enough to look up. */
  function gather(): Candidate[] {
    const candidates: Candidate[] = []
    const involved = new Set<number>()
    for (; index >= 0 && comparisons < MAX_COMPARISONS && involved.size < MAX_ROWS; index -= 1) {
      if (!isWanted(index) || grouped.has(index)) continue
      const { found, compared: others } = bands.near(index, { distance, most: MAX_GROUP_SIZE * 2, isWanted })
      comparisons += others + 1
      if (found.size === 0) continue
      candidates.push({ index, near: found })
      involved.add(index)
      for (const other of found.keys()) involved.add(other)
    }
    return candidates
  }

  /** Gives the index to go on with where the limit is reached. */
  async function judge(candidates: readonly Candidate[]): Promise<number | undefined> {
    const indexes = new Set(candidates.flatMap(({ index: own, near }) => [own, ...near.keys()]))
    const images = await imagesOf(Array.from(indexes, list.sequenceAt))
    const imageAt = (at: number) => images.get(list.sequenceAt(at))
    for (const { index: own, near } of candidates) {
      if (groups.length === limit) return own
      const first = imageAt(own)
      const others = [...near].flatMap(([other, apart]) => {
        const image = imageAt(other)
        return image ? [{ index: other, image, distance: apart }] : []
      })
      if (!first || others.length === 0 || others.some(other => other.index > own)) continue
      others.sort((one, other) => one.distance - other.distance || other.index - one.index)
      const shown = others.slice(0, MAX_GROUP_SIZE - 1)
      for (const other of shown) grouped.add(other.index)
      groups.push(groupOf([{ image: first, distance: 0 }, ...shown]))
    }
    return undefined
  }

  while (index >= 0 && comparisons < MAX_COMPARISONS) {
    const left = await judge(gather())
    if (left !== undefined) {
      index = left
      break
    }
  }
  let compared = 0
  for (let at = from; at > index; at -= 1) if (isWanted(at)) compared += 1
  return { groups, next: index, compared }
}

const groupOf = (members: readonly { image: ImageRow; distance: number }[]): DuplicateGroup => ({
  keep: members.map(({ image }) => image).reduce(better).id,
  items: members.map(({ image, distance }): LookAlike => ({ image: presentImage(image), distance })),
})

/** The one to keep: what a person said of it counts more than what it is. */
function better(one: ImageRow, other: ImageRow): ImageRow {
  const differences = [
    one.rating - other.rating,
    Number(one.favorite) - Number(other.favorite),
    one.width * one.height - other.width * other.height,
    one.sizeBytes - other.sizeBytes,
  ]
  return (differences.find(difference => difference !== 0) ?? 0) < 0 ? other : one
}
