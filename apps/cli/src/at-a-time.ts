/** Works things off, so many at a time, in their order. The first that throws ends it, once those under way are over. */
export async function atATime<T>(
  count: number,
  things: AsyncIterable<T> | Iterable<T>,
  work: (thing: T) => Promise<void>,
) {
  const under = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined
  for await (const thing of things) {
    if (failure) break
    const one: Promise<void> = work(thing)
      .catch((error: unknown) => {
        failure ??= { error }
      })
      .finally(() => under.delete(one))
    under.add(one)
    if (under.size >= count) await Promise.race(under)
  }
  await Promise.all(under)
  if (failure) throw failure.error
}
