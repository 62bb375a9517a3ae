/**
 * The Idempotency-Key of a request. A lost answer may mean that the request arrived: sent again unchanged, it carries
 * the same key, so the server makes nothing twice. Once there was an answer, the same body is a new request.
 */
export function createIdempotencyKeys(newKey: () => string) {
  let open: { readonly body: string; readonly key: string } | undefined

  return {
    keyOf(body: object): string {
      const text = JSON.stringify(body)
      if (open?.body !== text) open = { body: text, key: newKey() }
      return open.key
    },
    answered: () => {
      open = undefined
    },
  }
}
