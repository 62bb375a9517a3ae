import type { DeliveryProblem, Webhook, WebhookDelivery, WebhookProblem } from '@atelier/contracts'
import { date } from '../../i18n/format.ts'
import { t } from './text.ts'

const ENDED = {
  gone: 'endedGone',
  failing: 'endedFailing',
  owner: 'endedOwner',
  secret: 'endedSecret',
} as const satisfies Record<WebhookProblem['code'], string>

/** Of today the time alone says it. */
const moment = (at: string): string =>
  new Date(at).toDateString() === new Date().toDateString() ? date(at, { timeStyle: 'short' }) : date(at)

/** How a webhook is, in a sentence. */
export function stateText({ state, problem, failingSince, attempts, nextAttemptAt, deliveredAt }: Webhook): string {
  if (problem) return t(ENDED[problem.code])
  if (state === 'off') return t('off')
  if (failingSince !== null && nextAttemptAt !== null)
    return t('failing', { since: moment(failingSince), count: attempts, next: moment(nextAttemptAt) })
  return deliveredAt === null ? t('nothingYet') : t('delivered', { time: moment(deliveredAt) })
}

export const missedText = ({ from, until, reason }: NonNullable<Webhook['missed']>): string =>
  t(reason === 'off' ? 'missedOff' : 'missedRemoved', { from: moment(from), until: moment(until) })

const WHY = {
  status: 'whyStatus',
  redirect: 'whyRedirect',
  gone: 'whyGone',
  timeout: 'whyTimeout',
  connection: 'whyConnection',
  refused: 'whyRefused',
  broken: 'whyBroken',
} as const satisfies Record<DeliveryProblem['code'], string>

/** Why a message was not taken; empty where it was. */
export const whyText = ({ problem, responseStatus }: WebhookDelivery): string =>
  problem ? t(WHY[problem.code], { status: String(responseStatus ?? '') }) : ''

/** What came of a test. */
export const testText = (delivery: WebhookDelivery): string =>
  delivery.problem
    ? t('testFailed', { why: whyText(delivery) })
    : t('testTaken', { status: String(delivery.responseStatus ?? ''), ms: delivery.durationMs })
