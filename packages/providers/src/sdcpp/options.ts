import type { Reach, Resolve } from '../net/guarded-agent.ts'
import { sleep, type Sleep } from '../net/waits.ts'

export interface SdCppSettings {
  readonly baseUrl: string
  readonly username?: string | undefined
  readonly password?: string | undefined
}

interface Given {
  /** Of the engine: what its model names as its provider. */
  readonly id: string
  /** Asked at every call. Throws a ProviderError where they are not whole. */
  readonly settings: () => SdCppSettings
}

const DEFAULTS = {
  endpointReach: 'own network' as Reach, // a literal would be the only value
  maxImageBytes: 16 * 1024 * 1024,
  /** One picture, its time in the queue of the server included. */
  timeoutMs: 600_000,
  /** One question about what the server has, or how far it is. */
  askTimeoutMs: 4_000,
  /** One look at a job: the last one brings the picture. */
  pollTimeoutMs: 60_000,
  /** How long a list of models waits for the server before it tells what was last known. */
  listPatienceMs: 1_200,
  listTtlMs: 60_000,
  failureTtlMs: 3_000,
  /** Between two looks at a job. */
  pollMs: 1_000,
  /** Looks in a row that may fail: the server may be starting again. */
  maxFailedLooks: 5,
  /** How often a job that the server does not know any more is begun anew. */
  maxBeginnings: 2,
}

interface Injected {
  readonly now: () => number
  readonly sleep: Sleep
  readonly resolve?: Resolve | undefined
}

export type SdCppOptions = Given & Partial<typeof DEFAULTS> & Partial<Injected>
export type SdCppConfig = Given & typeof DEFAULTS & Injected

export const withDefaults = (options: SdCppOptions): SdCppConfig => ({ ...DEFAULTS, now: Date.now, sleep, ...options })
