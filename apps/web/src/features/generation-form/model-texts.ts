import type { Engine, Model, Task } from '@atelier/contracts'
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

/** Who makes pictures with a model. */
export const makerText = ({ provider }: Pick<Model, 'provider'>, engine: Engine | undefined) =>
  engine?.isBuiltIn ? t('builtIn') : (engine?.name ?? provider)

/** Of a model that makes pictures, and not in the way that is asked for. */
export const cannotText = ({ name: model }: Pick<Model, 'name'>, task: Task) =>
  task === 'text-to-image' ? t('modelNeedsPicture', { model }) : t('modelCannot', { model })
