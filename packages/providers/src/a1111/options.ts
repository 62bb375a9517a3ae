import type { Reach, Resolve } from '../net/guarded-agent.ts'
import { sleep, type Sleep } from '../net/waits.ts'

export interface WebUiSettings {
  readonly baseUrl: string
  readonly username?: string | undefined
  readonly password?: string | undefined
}

interface Given {
  /** Of the engine: what its models name as their provider. */
  readonly id: string
  /** Asked at every call. Throws a ProviderError where they are not whole. */
  readonly settings: () => WebUiSettings
}

const DEFAULTS = {
  endpointReach: 'own network' as Reach, // a literal would be the only value
  maxImageBytes: 16 * 1024 * 1024,
  /** One picture, from the question to the last byte. */
  timeoutMs: 600_000,
  /** One question about what the server has, or how far it is. */
  askTimeoutMs: 4_000,
  /** How long a list of models waits for the server before it tells what was last known. */
  listPatienceMs: 1_200,
  /** How long what the server has is not asked again. */
  listTtlMs: 60_000,
  failureTtlMs: 3_000,
  /** Between two looks at how far a picture is. */
  pollMs: 1_000,
  /** Looks that may find nothing of a task before the server counts as one that does not know tasks. */
  maxUnknownLooks: 10,
}

interface Injected {
  readonly now: () => number
  readonly sleep: Sleep
  /** Names a task, so that it is told from those of others. */
  readonly nextTask: () => string
  readonly resolve?: Resolve | undefined
}

export type WebUiOptions = Given & Partial<typeof DEFAULTS> & Partial<Injected>
export type WebUiConfig = Given & typeof DEFAULTS & Injected

export const withDefaults = (options: WebUiOptions): WebUiConfig => ({
  ...DEFAULTS,
  now: Date.now,
  sleep,
  nextTask: () => `task(atelier-${crypto.randomUUID()})`,
  ...options,
})
