import { createHash, randomBytes } from 'node:crypto'

/** Bits that nobody guesses: 128, as in a random UUID of RFC 9562 and a little more. */
const TOKEN_BYTES = 16
const TOKEN = /^[\w-]{22}$/

/** A new one, as it stands in an address. */
export const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

/** What a token is looked up by; undefined of what can be none. */
export const hashOf = (token: string): string | undefined =>
  TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : undefined
