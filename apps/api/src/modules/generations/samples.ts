import type { Image } from '@atelier/contracts'
import { presentImage, type ImageRow } from '../images/module.ts'

/** The first picture of the newest of these generations that has one to show; `newest` first. */
export function sampleOf(newest: readonly string[], images: readonly ImageRow[]): Image | undefined {
  const shown = new Map(
    images
      .filter(({ trashed }) => !trashed)
      .toReversed()
      .map(image => [image.generationId, image]),
  )
  const [first] = newest.flatMap(id => shown.get(id) ?? [])
  return first && presentImage(first)
}
