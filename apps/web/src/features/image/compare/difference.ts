import type { Image } from '@atelier/contracts'
import { plain } from '../../../i18n/format.ts'
import { nameOf } from '../../../stores/picture-name.ts'
import { t } from '../text.ts'

/** What a recipe says, each in few words; what says most is first. */
const PARTS: readonly ((image: Image) => string | undefined)[] = [
  image => image.title ?? undefined,
  image => nameOf({ ...image, title: null }),
  image => image.model ?? t('imported'),
  ({ seed }) => (seed === null ? undefined : t('seedIs', { seed: String(seed) })),
  ({ steps }) => (steps === null ? undefined : t('stepsAre', { steps: plain(steps) })),
  ({ guidance }) => (guidance === null ? undefined : t('guidanceIs', { guidance: plain(guidance) })),
  sizeOf,
]

function sizeOf({ width, height }: Image) {
  return `${width} × ${height}`
}

/** What tells this picture from the one beside it, in few words. */
export function differenceOf(image: Image, other: Image): string {
  for (const part of PARTS) {
    const said = part(image)
    if (said !== undefined && said !== part(other)) return said
  }
  return sizeOf(image)
}

/** What tells each of several pictures from the others: all that is not the same of all of them. */
export function differencesAmong(images: readonly Image[]): string[] {
  const telling = PARTS.filter(part => new Set(images.map(part)).size > 1)
  return images.map(image => telling.flatMap(part => part(image) ?? []).join(' · ') || sizeOf(image))
}
