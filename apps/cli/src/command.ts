import type { Client } from '@atelier/client'
import type { Options, Parsed } from './options.ts'
import type { Output } from './output.ts'
import type { Settings } from './settings.ts'

/** What a command has besides what it was asked. */
export interface Surroundings {
  readonly client: Client
  readonly output: Output
  readonly settings: Settings
  /** Aborts with Ctrl-C. */
  readonly signal: AbortSignal
  readonly stdin: NodeJS.ReadStream
}

export interface Command<T extends Options = Options> {
  readonly name: string
  readonly summary: string
  /** What stands behind the name, as help shows it. */
  readonly takes: string
  readonly more?: string
  readonly options: T
  /** What completion offers in the first place. */
  readonly words?: readonly string[]
  readonly run: (asked: Parsed<T>, surroundings: Surroundings) => Promise<number | void>
}

export const defineCommand = <const T extends Options>(command: Command<T>) => command
