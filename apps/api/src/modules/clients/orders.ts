import { keyOf, type Actor } from '../../platform/actor.ts'
import { hashOf } from '../../platform/idempotency/idempotency.ts'
import type { GenerationsService, ManyRequested, Repeats } from '../generations/module.ts'
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
  /** An Idempotency-Key that the client sent: it holds for 24 hours, as it does in our own API. */
  readonly idempotencyKey?: string | undefined
  /** Whether the client says that it asks again. */
  readonly isRepeated?: boolean | undefined
}

/** By the client's own key, or by what was sent and through which key of the studio. */
function repeatsOf(
  actor: Actor,
  { operation, body, idempotencyKey, isRepeated = false }: Asked,
): Repeats & { readonly key: string } {
  const input = { body, through: keyOf(actor) }
  return {
    key: `${operation} ${idempotencyKey ?? hashOf(input)}`,
    input,
    ...(idempotencyKey === undefined && { withinMs: isRepeated ? AGAIN_WITHIN_MS : SAME_WITHIN_MS }),
  }
}

/** What other programs ask for, as generations. */
export const createOrders = ({
  generations,
}: {
  generations: Pick<GenerationsService, 'createMany' | 'findRepeated'>
}) => ({
  /**
   * Begins it once, however often it is asked for; without `asked` each time. `count` may be more than one generation makes.
   * `prepare` is not called for what was begun before, so what it stores is not stored twice.
   */
  async begin(
    actor: Actor,
    asked: Asked | undefined,
    prepare: () => Promise<ManyRequested>,
  ): Promise<readonly Begun[]> {
    const repeats = asked && repeatsOf(actor, asked)
    const before = repeats && (await generations.findRepeated(actor, repeats))
    const ids = before ?? (await generations.createMany(actor, await prepare(), repeats))
    return ids.map(id => ({ id, key: repeats?.key }))
  },
})
