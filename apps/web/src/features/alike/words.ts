import type { Image } from '@atelier/contracts'
import { t as common } from '../../i18n/common.ts'
import { date, plain } from '../../i18n/format.ts'
import { sizeText } from '../../ui/size-text.ts'
import { t } from './text.ts'

/** How alike two pictures are, by the bits of 64 that differ, and up to how many it is called so. */
export const DEGREES = [
  { label: 'nearlySame', upTo: 4 },
  { label: 'alike', upTo: 8 },
  { label: 'somewhatAlike', upTo: 64 },
] as const

export const sizeOf = ({ width, height }: Pick<Image, 'width' | 'height'>) => `${plain(width)} × ${plain(height)}`

const typeOf = ({ mimeType }: Pick<Image, 'mimeType'>) =>
  ({ 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/webp': 'WebP' })[mimeType]

/** What a decision between near duplicates is made by. */
export const factsOf = (image: Image): string[] => [
  sizeOf(image),
  `${typeOf(image)}, ${sizeText(image.sizeBytes)}`,
  date(image.createdAt, { dateStyle: 'medium' }),
]

/** The same for those who hear it, with what is shown as signs. */
export const spokenFacts = (image: Image): string =>
  [
    ...factsOf(image),
    image.rating === 0 ? common('noStars') : common('starCount', { count: image.rating }),
    ...(image.favorite ? [t('favourite')] : []),
  ].join(', ')
