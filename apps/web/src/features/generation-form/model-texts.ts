import type { Engine, Model, ModelLimits } from '@atelier/contracts'
import { plain } from '../../i18n/format.ts'
import { problemText } from '../../i18n/problems.ts'
import { t } from './text.ts'

const STATUS_TEXT = { ready: 'ready', needs_token: 'needsToken', unavailable: 'unavailable' } as const satisfies Record<
  Model['status'],
  string
>
export const statusText = (status: Model['status']) => t(STATUS_TEXT[status])

/** Why it cannot be used: as the error that would come of using it. */
export const unusableText = ({ status, reason }: Pick<Model, 'status' | 'reason'>) =>
  problemText({
    code: status === 'needs_token' ? 'provider.not_configured' : 'model.unavailable',
    detail: reason ?? t('modelUnusable'),
  })

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

/** Who makes pictures with a model. */
export const makerText = ({ provider }: Pick<Model, 'provider'>, engine: Engine | undefined) =>
  engine?.isBuiltIn ? t('builtIn') : (engine?.name ?? provider)

/** Who makes it and under which terms, in a line. */
export const originText = ({ servedBy, license }: Pick<Model, 'servedBy' | 'license'>, engine: Engine | undefined) =>
  [engine?.isBuiltIn ? t('builtIn') : servedText(servedBy), license ?? t('noLicence')].join(' · ')

const servedText = (servedBy: readonly string[]) =>
  servedBy.length > 0 ? t('servedBy', { names: servedBy.join(', ') }) : t('servedByNone')

const ORDER = ['ready', 'needs_token', 'unavailable'] as const satisfies readonly Model['status'][]

/** One group a status, what can be used first. */
export const byStatus = (models: readonly Model[]) =>
  ORDER.map(status => ({
    status,
    title: statusText(status),
    models: models.filter(model => model.status === status),
  })).filter(group => group.models.length > 0)
