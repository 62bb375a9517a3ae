import { shallowReactive } from 'vue'

/**
 * Entities by id, with a guard against answers that are older than what an event told meanwhile: take a `mark` before
 * reading, and hand it in with the answer. Entities are replaced, never changed in place.
 */
export function createEntities<T extends { readonly id: string }>() {
  const byId = shallowReactive(new Map<string, T>())
  /** When an id was last told of (removals too), in ticks. */
  const toldAt = new Map<string, number>()
  let tick = 0

  const tell = (id: string) => {
    tick += 1
    toldAt.set(id, tick)
  }

  return {
    byId,
    mark: () => tick,
    isToldSince: (id: string, mark: number) => (toldAt.get(id) ?? 0) > mark,
    /** From an event, or our own change: the newest there is. */
    put(entity: T) {
      tell(entity.id)
      byId.set(entity.id, entity)
    },
    remove(id: string) {
      tell(id)
      byId.delete(id)
    },
    /** From an answer to a read that began at `mark`. Gives the ids that exist as far as we know. */
    merge(entities: readonly T[], mark: number): string[] {
      const isNews = ({ id }: T) => (toldAt.get(id) ?? 0) <= mark
      for (const entity of entities.filter(isNews)) byId.set(entity.id, entity)
      return entities.map(({ id }) => id).filter(id => byId.has(id))
    },
  }
}
