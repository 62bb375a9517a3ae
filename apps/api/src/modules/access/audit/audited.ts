import type { AuditAction } from '@atelier/contracts'
import type { StudioModule } from '../../../platform/module.ts'
import type { Context } from '../../../platform/operations/operation.ts'
import type { Audit } from './audit.ts'

interface Input {
  readonly id?: string
  readonly permanent?: boolean
  readonly targetId?: string
}

/** What other modules do that is written down, by the name of the operation. Undefined: not this time. */
const AUDITED: Readonly<Record<string, (input: Input) => AuditAction | undefined>> = {
  updateSettings: () => 'settings.changed',
  createEngine: () => 'engine.added',
  updateEngine: () => 'engine.changed',
  removeEngine: () => 'engine.removed',
  orderEngines: () => 'engines.ordered',
  createLink: () => 'link.created',
  removeLink: () => 'link.removed',
  createWebhook: () => 'webhook.created',
  updateWebhook: () => 'webhook.changed',
  rotateWebhookSecret: () => 'webhook.secret_rotated',
  removeWebhook: () => 'webhook.removed',
  removeImage: ({ permanent }) => (permanent ? 'image.deleted' : undefined),
  emptyTrash: () => 'trash.emptied',
  removeGeneration: () => 'generation.deleted',
  removeGrid: () => 'grid.deleted',
  removeCollection: () => 'collection.deleted',
  removeStyle: () => 'style.deleted',
  removeWildcard: () => 'wildcard.deleted',
  removePrompt: () => 'prompts.deleted',
  clearPrompts: () => 'prompts.deleted',
}

/** Of what was made. */
const idOf = (result: unknown) =>
  typeof result === 'object' && result !== null && 'id' in result && typeof result.id === 'string'
    ? result.id
    : undefined

/** Writes down what was done by people who are known. Where nobody is asked who they are there is nobody to name. */
export const audited = (operations: StudioModule['operations'], audit: Pick<Audit, 'write'>) =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => {
      const actionOf = AUDITED[name]
      if (!actionOf) return [name, operation]
      const run = async (ctx: Context, input: never) => {
        const result: unknown = await operation.run(ctx, input)
        const { targetId, id = targetId ?? idOf(result) } = input as Input
        const action = actionOf(input)
        if (action && ctx.actor.through)
          await audit.write({ action, ctx, ...(id !== undefined && { subject: { id } }) })
        return result
      }
      return [name, { ...operation, run }]
    }),
  )
