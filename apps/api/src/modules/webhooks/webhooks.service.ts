import { MAX_WEBHOOKS, type MadeWebhook, type NewWebhook, type Webhook, type WebhookPatch } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import { CallFailure, judgeReceiver } from '@atelier/providers/receivers'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { actionForbidden } from '../../platform/common.errors.ts'
import { AppError } from '../../platform/errors.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Ids } from '../../platform/ids.ts'
import { isAllowed } from '../../platform/operations/permission.ts'
import { seenBy } from '../../platform/ownership.ts'
import type { DeliveriesRepository } from './deliveries.repository.ts'
import type { Owners } from './owners.ts'
import { expiring, type SigningSecrets } from './signing-secrets.ts'
import { tooManyWebhooks, webhookAddressRefused, webhookNotFound } from './webhooks.errors.ts'
import { presentWebhook } from './webhooks.presenter.ts'
import { LET_GO, type WebhookRow, type WebhooksRepository } from './webhooks.repository.ts'

interface WebhooksDependencies {
  readonly db: Database
  readonly repository: WebhooksRepository
  readonly deliveries: DeliveriesRepository
  readonly events: Pick<EventLog, 'append' | 'lastSequence'>
  readonly clock: Clock
  readonly ids: Ids
  readonly secrets: SigningSecrets
  readonly owners: Owners
  /** Holds the events for those that have not seen them. */
  readonly hold: (tx: Orm) => Work<void>
  /** After a change: others in this process look at what there is now. */
  readonly onChange: () => void
}

const HOUR_MS = 60 * 60 * 1000

/** The same code as for a permission that is missing. */
const studioIsForAdmins = () =>
  new AppError(
    actionForbidden.code,
    actionForbidden.status,
    'Only an admin who may manage the settings can have a webhook of the whole studio.',
  )

/** Webhooks of people: made, changed, ended. */
export function createWebhooksService(dependencies: WebhooksDependencies) {
  const { db, repository, deliveries, events, clock, ids, secrets, owners, hold, onChange } = dependencies
  const present = (row: WebhookRow) => presentWebhook(row, clock.now())

  /** Judged by its text; a name is judged where it is resolved, at every attempt. */
  function requireAddress(actor: Actor, url: string): void {
    try {
      judgeReceiver(url, owners.reachOf(actor.role))
    } catch (error) {
      throw error instanceof CallFailure ? webhookAddressRefused(error.message) : error
    }
  }

  /** A key that may do less is not told of more: not of pictures that it may not look at, nor, of an admin, of the studio. */
  function requireScope(actor: Actor, scope: Webhook['scope']): void {
    if (!isAllowed(actor, 'images:read')) throw actionForbidden('images:read')
    if (scope === 'studio' && !(actor.role === 'admin' && isAllowed(actor, 'settings:manage')))
      throw studioIsForAdmins()
  }

  /** One write, what tells the page and other processes of it, and what comes of it in this one. */
  async function change<T extends { readonly ownerId: string }>(work: (tx: Orm, now: Date) => Work<T>): Promise<T> {
    const result = await db.atomic(function* (tx): Work<T> {
      const changed = yield* work(tx, clock.now())
      yield* hold(tx)
      yield* events.append(tx, { type: 'webhooks.updated', audience: changed.ownerId })
      return changed
    })
    onChange()
    return result
  }

  function* readOwn(tx: Orm, actor: Actor, id: string): Work<WebhookRow> {
    return seenBy(actor, yield* repository.read(tx, id), webhookNotFound)
  }

  function* set(tx: Orm, row: WebhookRow, values: Partial<WebhookRow>, now: Date): Work<WebhookRow> {
    const changed = yield* repository.set(tx, row.id, { ...values, updatedAt: now })
    if (!changed) throw webhookNotFound()
    return changed
  }

  return {
    list: async ({ id }: Actor): Promise<Webhook[]> => (await repository.list(id)).map(present),

    get: async (actor: Actor, id: string): Promise<Webhook> =>
      present(seenBy(actor, await repository.find(id), webhookNotFound)),

    async create(actor: Actor, { name, url, scope = 'own', events: types = null }: NewWebhook): Promise<MadeWebhook> {
      requireScope(actor, scope)
      requireAddress(actor, url)
      const { secret, stored } = secrets.make(clock.now())
      const position = await events.lastSequence()
      const row = await change(function* (tx, now) {
        if ((yield* repository.readTotal(tx, actor.id)) >= MAX_WEBHOOKS) throw tooManyWebhooks(MAX_WEBHOOKS)
        return yield* repository.add(tx, {
          id: ids.next(),
          ownerId: actor.id,
          name: name.trim(),
          url,
          scope,
          events: types,
          secrets: [stored],
          state: 'active',
          ...beginningAt(position, now),
          createdAt: now,
          updatedAt: now,
        })
      })
      return { ...present(row), secret }
    },

    async update(actor: Actor, id: string, { name, isEnabled, ...patch }: WebhookPatch): Promise<Webhook> {
      const last = await events.lastSequence()
      const row = await change(function* (tx, now) {
        const before = yield* readOwn(tx, actor, id)
        requireScope(actor, patch.scope ?? before.scope)
        if (patch.url !== undefined && patch.url !== before.url) requireAddress(actor, patch.url)
        const values = {
          ...patch,
          ...(name !== undefined && { name: name.trim() }),
          ...redirected(before, patch, now),
          ...switched(before, isEnabled, last, now),
        }
        if (values.leaseOwner === null) yield* deliveries.giveUp(tx, id)
        return yield* set(tx, before, values, now)
      })
      return present(row)
    },

    async rotate(actor: Actor, id: string, overlapHours: number): Promise<MadeWebhook> {
      const { secret, stored } = secrets.make(clock.now())
      const row = await change(function* (tx, now) {
        const before = yield* readOwn(tx, actor, id)
        requireScope(actor, before.scope)
        const until = new Date(now.getTime() + overlapHours * HOUR_MS)
        const kept = expiring(before.secrets, now, until)
        return yield* set(tx, before, { secrets: [stored, ...kept] }, now)
      })
      return { ...present(row), secret }
    },

    async remove(actor: Actor, id: string): Promise<void> {
      await change(function* (tx) {
        const row = yield* readOwn(tx, actor, id)
        yield* repository.remove(tx, id)
        return row
      })
    },
  }
}
export type WebhooksService = ReturnType<typeof createWebhooksService>

const beginningAt = (position: number, now: Date) => ({
  problem: null,
  position,
  positionAt: now,
  pendingUpTo: position,
  lane: 'steady' as const,
  availableAt: now,
  attempts: 0,
  failingSince: null,
  ...LET_GO,
})

/** What was tried in vain was so at the address that it had, and what is under way is of what it was to be told before. */
function redirected(row: WebhookRow, { url, events, scope }: WebhookPatch, now: Date): Partial<WebhookRow> {
  if ((url ?? row.url) !== row.url)
    return { ...LET_GO, lane: 'steady', availableAt: now, attempts: 0, failingSince: null }
  return events === undefined && scope === undefined ? {} : LET_GO
}

/** Switched on again it begins with what happens from then on, and says since when it was not told of anything. */
function switched(row: WebhookRow, isEnabled: boolean | undefined, last: number, now: Date): Partial<WebhookRow> {
  if (isEnabled === undefined || isEnabled === (row.state === 'active')) return {}
  if (!isEnabled) return { state: 'off', problem: null, ...LET_GO }
  const from = row.missed?.from ?? row.positionAt.toISOString()
  return {
    state: 'active',
    ...beginningAt(last, now),
    missed: last > row.position ? { from, until: now.toISOString(), reason: 'off' } : row.missed,
  }
}
