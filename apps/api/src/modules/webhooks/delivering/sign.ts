import { createHmac } from 'node:crypto'
import { keyOf } from '../signing-secrets.ts'

interface Signed {
  readonly messageId: string
  readonly at: Date
  readonly body: string
  /** One signature by each. */
  readonly secrets: readonly string[]
}

/** The headers of Standard Webhooks (standardwebhooks.com): who receives it verifies that one of the signatures is right. */
export function signatureHeaders({ messageId, at, body, secrets }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map(secret => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${messageId}.${timestamp}.${body}`).digest('base64')
    return `v1,${mac}`
  })
  return {
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
