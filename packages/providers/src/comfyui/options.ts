import type { Resolve } from '../net/guarded-agent.ts'
import { sleep, type Sleep } from '../net/waits.ts'
import type { EngineBounds } from '../port/kind.ts'
import type { Settings } from './settings.ts'

export interface ComfyUiOptions {
  readonly id: string
  /** Asked at every call, since they may change while the studio runs. */
  readonly settings: () => Settings
  readonly bounds: EngineBounds
  readonly now?: () => number
  readonly sleep?: Sleep
  readonly resolve?: Resolve
  /** A question that is answered at once. */
  readonly callTimeoutMs?: number
  /** How long a list of models waits for what ComfyUI says of its nodes. */
  readonly glanceMs?: number
  /** How long the handshake of the WebSocket may take; without one, progress is not told. */
  readonly openTimeoutMs?: number
  /** Between two looks at a job while the WebSocket tells of it, and while it does not. */
  readonly pollMs?: number
  readonly unheardPollMs?: number
  /** Looks in a row that may fail before the engine counts as away. */
  readonly maxFailedLooks?: number
  /** How long what ComfyUI says of its nodes is believed. */
  readonly infoTtlMs?: number
  readonly newId?: () => string
}

const DEFAULTS = {
  now: Date.now,
  sleep,
  callTimeoutMs: 30_000,
  glanceMs: 1000,
  openTimeoutMs: 3000,
  pollMs: 5000,
  unheardPollMs: 1000,
  maxFailedLooks: 20,
  infoTtlMs: 60_000,
  newId: () => crypto.randomUUID() as string,
} as const

export const withDefaults = (options: ComfyUiOptions) => ({ ...DEFAULTS, ...options })
export type ComfyUiConfig = ReturnType<typeof withDefaults>

/** As it is called in sentences. */
export const NAME = 'ComfyUI'
