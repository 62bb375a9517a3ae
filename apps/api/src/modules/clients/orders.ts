import type { NewVariation } from '@atelier/contracts'
import { keyOf, type Actor } from '../../platform/actor.ts'
import { hashOf } from '../../platform/idempotency/idempotency.ts'
import type { GenerationsService, Repeats } from '../generations/module.ts'
import type { Begun } from './waiting.ts'

/** Milliseconds in which the same asked twice is one. */
const SAME_WITHIN_MS = 10_000
/** Milliseconds for a client that says itself that it asks again: as long as it may have waited before, and a little longer. */
const AGAIN_WITHIN_MS = 15 * 60_000

/** What tells that somebody asks for the same again. */
export interface Asked {
  /** Which call: two with the same body are two. */
  readonly operation: string
  /** All that was sent, files by their SHA-256. */
  readonly body: object
  /** An Idempotency-Key of the client's own, which holds as long as any. */
  readonly idempotencyKey?: string | undefined
  /** Whether the client says that it asks again. */
  readonly isRepeated?: boolean | undefined
}

export interface Order {
  /** `count` may be more than one generation makes. */
  readonly request: NewVariation & { readonly count: number }
  /** Images that one generation of the model makes at most. */
  readonly most: number
}

interface OrdersDependencies {
  readonly generations: Pick<GenerationsService, 'create' | 'findRepeated' | 'cancel'>
}

/** As few generations as make so many images, the first seeds following each other. */
function partsOf({ request, most }: Order): NewVariation[] {
  const parts: NewVariation[] = []
  for (let done = 0; done < request.count; done += most)
    parts.push({
      ...request,
      count: Math.min(most, request.count - done),
      ...(request.seed !== undefined && { seed: request.seed + done }),
    })
  return parts
}

/** How each part is known again: by the client's own key, or by what was sent and through which key of the studio. */
function repeatsOf(
  actor: Actor,
  { operation, body, idempotencyKey, isRepeated = false }: Asked,
): (part: number) => Repeats & { readonly key: string } {
  const through = keyOf(actor)
  const known = idempotencyKey ?? hashOf({ body, through })
  const withinMs = isRepeated ? AGAIN_WITHIN_MS : SAME_WITHIN_MS
  return part => ({
    key: `${operation} ${known} ${part}`,
    input: { body, through },
    ...(idempotencyKey === undefined && { withinMs }),
  })
}

/** What other programs ask for, as generations. */
export function createOrders({ generations }: OrdersDependencies) {
  async function findBegun(actor: Actor, repeats: ReturnType<typeof repeatsOf>): Promise<Begun[]> {
    const begun: Begun[] = []
    for (;;) {
      const known = repeats(begun.length)
      const found = await generations.findRepeated(actor, known)
      if (!found) return begun
      begun.push({ id: found.id, key: known.key })
    }
  }

  return {
    /**
     * Begins it once, however often it is asked for. `prepare` is not called for what was begun before, so what it stores is
     * not stored twice. All of it is begun or nothing.
     */
    async begin(actor: Actor, asked: Asked | undefined, prepare: () => Promise<Order>): Promise<readonly Begun[]> {
      const repeats = asked && repeatsOf(actor, asked)
      const before = repeats ? await findBegun(actor, repeats) : []
      if (before.length > 0) return before
      const parts = partsOf(await prepare())
      const begun: Begun[] = []
      try {
        for (const [index, part] of parts.entries()) {
          const known = repeats?.(index)
          begun.push({ id: (await generations.create(actor, part, known)).id, key: known?.key })
        }
      } catch (error) {
        for (const { id } of begun) await generations.cancel(actor, id)
        throw error
      }
      return begun
    },
  }
}
export type Orders = ReturnType<typeof createOrders>
