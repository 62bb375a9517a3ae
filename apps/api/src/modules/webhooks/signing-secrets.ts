import { randomBytes } from 'node:crypto'
import { MAX_SIGNING_SECRETS } from '@atelier/contracts'
import type { StoredSigningSecret } from '@atelier/db'
import type { Seal } from '../../platform/secrets.ts'

/** Standard Webhooks: between 24 and 64 bytes, as base64 behind this. */
const PREFIX = 'whsec_'
const SECRET_BYTES = 24
const HINT = 4

/** What webhooks sign with: told once, sealed in the database, and several at a time while one is being replaced. */
export function createSigningSecrets(seal: Seal) {
  function make(now: Date): { secret: string; stored: StoredSigningSecret } {
    const secret = `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`
    const stored = {
      secret: seal.seal(secret),
      hint: secret.slice(-HINT),
      createdAt: now.toISOString(),
      expiresAt: null,
    }
    return { secret, stored }
  }

  return {
    make,

    /** Those that hold, opened; the newest first. None where all were sealed with another key. */
    open: (stored: readonly StoredSigningSecret[], now: Date): string[] =>
      valid(stored, now).flatMap(({ secret }) => seal.open(secret) ?? []),
  }
}
export type SigningSecrets = ReturnType<typeof createSigningSecrets>

export const valid = (stored: readonly StoredSigningSecret[], now: Date): StoredSigningSecret[] =>
  stored.filter(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > now)

/** The ones there are, each with an end: at `until`, or sooner where it had one. As many as leave room for another. */
export const expiring = (stored: readonly StoredSigningSecret[], now: Date, until: Date): StoredSigningSecret[] =>
  valid(
    stored.map(one => ({ ...one, expiresAt: earlier(one.expiresAt, until.toISOString()) })),
    now,
  ).slice(0, MAX_SIGNING_SECRETS - 1)

/** Both as `toISOString` writes them, so they sort as texts. */
const earlier = (known: string | null, time: string) => (known !== null && known < time ? known : time)

/** The bytes of the key, as whoever verifies takes them. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64')
