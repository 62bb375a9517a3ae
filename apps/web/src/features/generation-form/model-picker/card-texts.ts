import type { Engine, Model, ModelLimits, Price, Task } from '@atelier/contracts'
import { durationText } from '../../../i18n/durations.ts'
import { money, plain } from '../../../i18n/format.ts'
import { makerText, statusText } from '../model-texts.ts'
import { t } from './text.ts'

/** What can be set, in a line. */
export function limitsText({ width, height, steps, guidance, negativePrompt }: ModelLimits): string {
  return [
    t('upTo', { width: plain(width.max), height: plain(height.max) }),
    steps &&
      (steps.min === steps.max
        ? t('stepsExactly', { steps: steps.max })
        : t('stepsRange', { min: steps.min, max: steps.max })),
    guidance && t('withGuidance'),
    negativePrompt && t('withNegative'),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Who makes pictures with it, and who serves it there; most engines are the only ones to serve what they have. */
export function engineText(model: Pick<Model, 'provider' | 'servedBy' | 'status'>, engine: Engine | undefined): string {
  const maker = makerText(model, engine)
  const names = engine?.isBuiltIn ? '' : model.servedBy.join(', ')
  if (names) return [maker, t('servedBy', { names })].join(' · ')
  return model.status === 'unavailable' ? [maker, t('servedByNone')].join(' · ') : maker
}

export function priceText({ amount, currency, per }: Price): string {
  if (amount === 0) return t('free')
  const price = money(amount, currency)
  return per === 'image' ? t('pricePerImage', { price }) : t('pricePerMegapixel', { price })
}

/** How long a picture takes, and what it costs: as far as it is known, and nothing where it is not. */
export const costText = ({ price }: Pick<Model, 'price'>, msPerImage: number | undefined): string =>
  [
    msPerImage !== undefined && t('perPicture', { duration: durationText(msPerImage) }),
    price !== null && priceText(price),
  ]
    .filter(Boolean)
    .join(' · ')

export const licenceText = ({ license }: Pick<Model, 'license'>) => license ?? t('noLicence')

const SERVED = ['ready', 'needs_token'] as const satisfies readonly Model['status'][]

/** Those that somebody serves, one group a status, what can be used first; those that are for something else; and those that nobody serves. */
export function byStatus(models: readonly Model[], task: Task) {
  const served = models.filter(({ status }) => status !== 'unavailable')
  const groups = SERVED.map(status => ({
    title: statusText(status),
    models: served.filter(model => model.status === status && model.tasks.includes(task)),
  }))
  const others = { title: t('forOtherTasks'), models: served.filter(model => !model.tasks.includes(task)) }
  return {
    groups: [...groups, others].filter(group => group.models.length > 0),
    unserved: models.filter(({ status }) => status === 'unavailable'),
  }
}
