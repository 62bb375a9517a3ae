/**
 * The Idempotency-Key of a wish. An answer that was lost may mean that the wish arrived: sent again as it was, it
 * carries the same key, so the server makes nothing twice. Once there was an answer, the same words are a new wish.
 */
export function createWishKeys(draw: () => string) {
  let open: { readonly wish: string; readonly key: string } | undefined

  return {
    keyOf(body: object): string {
      const wish = JSON.stringify(body)
      if (open?.wish !== wish) open = { wish, key: draw() }
      return open.key
    },
    answered: () => {
      open = undefined
    },
  }
}

/** 128 bits by chance. `crypto.randomUUID` is there over https only. */
export const drawKey = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(16).padStart(8, '0')).join('')
