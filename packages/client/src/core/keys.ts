/** 128 bits by chance, for an Idempotency-Key. `crypto.randomUUID` is there over https only. */
export const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(16).padStart(8, '0')).join('')
