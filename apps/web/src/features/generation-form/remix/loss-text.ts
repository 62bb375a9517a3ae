import { engineText } from '../../../i18n/engine-texts.ts'
import { plain } from '../../../i18n/format.ts'
import type { Loss } from '../../../stores/remix-losses.ts'
import type { Size } from '../../../stores/limits.ts'
import { spelt } from '../../../ui/schema/fields.ts'
import { t } from './text.ts'

const sizeText = ({ width, height }: Size) => `${plain(width)} × ${plain(height)}`
const CHANGED = { steps: 'lostSteps', guidance: 'lostGuidance', seed: 'lostSeed' } as const
const NOT_TAKEN = { steps: 'noSteps', guidance: 'noGuidance', seed: 'noSeed' } as const

/** What could not be brought back, and what stands in the form instead. */
export function lossText(loss: Loss, nameOf: (model: string) => string): string {
  switch (loss.kind) {
    case 'model':
      return t('lostModel', { wanted: nameOf(loss.wanted), now: nameOf(loss.now) })
    case 'size':
      return t('lostSize', { wanted: sizeText(loss.wanted), now: sizeText(loss.now) })
    case 'steps':
    case 'guidance':
    case 'seed':
      return loss.now === null
        ? t(NOT_TAKEN[loss.kind])
        : t(CHANGED[loss.kind], { wanted: plain(loss.wanted), now: plain(loss.now) })
    case 'negativePrompt':
      return t('noNegative')
    case 'options':
      return t('lostOptions', { names: loss.lost.map(({ name, title = spelt(name) }) => engineText(title)).join(', ') })
    case 'styles':
      return t('lostStyles', { names: loss.names.join(', ') })
    case 'template':
      return t('lostTemplate')
    default:
      // Every kind is above: the compiler knows.
      return loss satisfies never
  }
}
