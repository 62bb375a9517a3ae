export interface QueueSection {
  readonly title: string
  readonly ids: readonly string[]
  /** Its ids are those of batches. */
  readonly isOfBatches?: boolean
}

/** The height of a title, in rows. */
export const HEAD = 0.75

/**
 * Where everything in the list stands. It is moved there by transforms, so that what leaves pushes nothing and what
 * follows glides up. Positions are in rows from the top.
 */
export function layOut(sections: readonly QueueSection[]) {
  let at = 0
  const placed = sections
    .filter(({ ids }) => ids.length > 0)
    .map(section => {
      const own = { ...section, at }
      at += HEAD + section.ids.length
      return own
    })
  return { sections: placed, rows: at }
}
