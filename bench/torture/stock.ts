import { takeInventory } from '@atelier/db/testing'

/** What a studio that runs no more left behind: how much, and what is wrong with it. */
export async function takeStock(place: Parameters<typeof takeInventory>[0]) {
  const { images, generations, broken, counted } = await takeInventory(place)
  const faults = broken.map(key => `${key} has a row, and its file is gone, cut short or another one`)
  if (counted !== images.filter(image => !image.trashed).length) faults.push(`${counted} are counted`)
  for (const { id, status, parameters } of generations) {
    const made = images.filter(image => image.generationId === id).length
    if (status === 'succeeded' && made !== parameters.count) faults.push(`${id} has ${made} images`)
  }
  const failed = generations.filter(({ status }) => status !== 'succeeded')
  return {
    images: images.length,
    ids: new Set(generations.map(({ id }) => id)),
    /** Every end other than the one that was asked for. */
    failures: failed.map(({ id, status, error }) => `${id} is ${status}: ${error?.code ?? 'no reason'}`),
    faults,
  }
}
