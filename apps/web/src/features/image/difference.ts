import type { Image } from '@atelier/contracts'
import { nameOf } from './name.ts'

/** What tells this picture from the one beside it, in few words. */
export function differenceOf(image: Image, other: Image): string {
  if (image.title !== null && image.title !== other.title) return image.title
  if (image.prompt !== other.prompt) return nameOf({ ...image, title: null })
  if (image.model !== other.model) return image.model ?? 'Imported'
  if (image.seed !== null && image.seed !== other.seed) return `Seed ${image.seed}`
  if (image.steps !== null && image.steps !== other.steps) return `${image.steps} steps`
  if (image.guidance !== null && image.guidance !== other.guidance) return `Guidance ${image.guidance}`
  return `${image.width} × ${image.height}`
}
