import type { Image, Relation } from '@atelier/contracts'
import { t } from '../../text.ts'

const VERBS = {
  remix: 'isRemix',
  vary: 'isVariation',
  without: 'isWithout',
  grid: 'isCell',
  'image-to-image': 'isFromImage',
  inpaint: 'isInpainted',
  outpaint: 'isExtended',
  upscale: 'isUpscaled',
} as const satisfies Record<Relation, string>

/** How something came of its parent; what has none is the first of its line. */
export const verbOf = ({ relation }: Pick<Image, 'relation'>): string =>
  t(relation === null ? 'isFirst' : VERBS[relation])
