import type { WebhookProblem } from '@atelier/contracts'
import type { Reach } from '@atelier/providers/receivers'
import type { Clock } from '../../../platform/clock.ts'
import type { Owners } from '../owners.ts'
import type { SigningSecrets } from '../signing-secrets.ts'
import type { WebhookRow } from '../webhooks.repository.ts'

/** With what it may be told of something now, or why it may be told of nothing any more. */
export type Verdict =
  | { readonly problem: undefined; readonly reach: Reach; readonly secrets: readonly string[] }
  | { readonly problem: Extract<WebhookProblem['code'], 'owner' | 'secret'> }

interface JudgeDependencies {
  readonly owners: Owners
  readonly secrets: SigningSecrets
  readonly clock: Clock
}

/** Decided each time: roles, accounts and secrets change after a webhook was made. */
export function createWebhookJudge({ owners, secrets, clock }: JudgeDependencies) {
  return async function judge(row: Pick<WebhookRow, 'ownerId' | 'scope' | 'secrets'>): Promise<Verdict> {
    const role = await owners.roleOf(row.ownerId)
    // As with the operations: who may only look has none.
    if (!role || role === 'viewer' || (row.scope === 'studio' && role !== 'admin')) return { problem: 'owner' }
    const opened = secrets.open(row.secrets, clock.now())
    return opened.length === 0
      ? { problem: 'secret' }
      : { problem: undefined, reach: owners.reachOf(role), secrets: opened }
  }
}
export type WebhookJudge = ReturnType<typeof createWebhookJudge>
