import type { Image } from '@atelier/contracts'
import { plain } from '../../../i18n/format.ts'
import { nameOf } from '../name.ts'
import { t } from '../text.ts'

/** What tells this picture from the one beside it, in few words. */
export function differenceOf(image: Image, other: Image): string {
  if (image.title !== null && image.title !== other.title) return image.title
  if (image.prompt !== other.prompt) return nameOf({ ...image, title: null })
  if (image.model !== other.model) return image.model ?? t('imported')
  if (image.seed !== null && image.seed !== other.seed) return t('seedIs', { seed: String(image.seed) })
  if (image.steps !== null && image.steps !== other.steps) return t('stepsAre', { steps: plain(image.steps) })
  if (image.guidance !== null && image.guidance !== other.guidance)
    return t('guidanceIs', { guidance: plain(image.guidance) })
  return `${image.width} × ${image.height}`
}
