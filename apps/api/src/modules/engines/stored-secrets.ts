import type { EngineKind } from '@atelier/providers'
import type { Seal } from '../../platform/secrets.ts'
import { secretNames } from './engine-settings.ts'

/** From so many characters on, the last four of a secret do not give it away. */
const LONG_ENOUGH = 12
const HINT = 4

export interface Stored {
  readonly settings: Record<string, unknown>
  /** Each as JSON, sealed. */
  readonly secrets: Record<string, string>
}

/** What of the settings is sealed, and how it is read again. */
export function createStoredSecrets(seal: Seal) {
  return {
    /** What was stored before with what is said now: what is left out stays, and null removes it. */
    merge(kind: EngineKind, before: Stored, said: Readonly<Record<string, unknown>>): Stored {
      const names = secretNames(kind)
      const settings = { ...before.settings }
      const secrets = { ...before.secrets }
      for (const [name, value] of Object.entries(said)) {
        const isSecret = names.includes(name)
        if (value === null) {
          delete settings[name]
          delete secrets[name]
        } else if (isSecret) secrets[name] = seal.seal(JSON.stringify(value))
        else settings[name] = value
      }
      return { settings, secrets }
    },

    /** The secrets as they were said; without those that were sealed with another key. */
    open: (secrets: Readonly<Record<string, string>>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(secrets).flatMap(([name, sealed]) => {
          const text = seal.open(sealed)
          return text === undefined ? [] : [[name, JSON.parse(text) as unknown]]
        }),
      ),
  }
}
export type StoredSecrets = ReturnType<typeof createStoredSecrets>

/** What may be told of a secret. */
export const hintOf = (secret: unknown): string | null =>
  typeof secret === 'string' && secret.length >= LONG_ENOUGH ? secret.slice(-HINT) : null
