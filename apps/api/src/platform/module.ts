import type { EventType, Tag } from '@atelier/contracts'
import type { ErrorDefinition } from './errors.ts'
import type { Operation } from './operations/operation.ts'
import type { Upkeep } from './upkeep.ts'

/**
 * All that a module says of itself. Routes, the page of errors, the document's tags and what is started and closed are
 * collected from these; nothing else lists them.
 */
export interface StudioModule {
  /** The groups of its operations in the API's document, each with a line of its own. */
  readonly tags?: Readonly<Partial<Record<Tag, string>>>
  readonly operations: Readonly<Record<string, Operation>>
  /** Everything that its operations throw. */
  readonly errors?: Readonly<Record<string, ErrorDefinition<never>>>
  /** Codes that stand in the `error` of a generation, and what helps. */
  readonly failures?: Readonly<Record<string, string>>
  /** The events that it writes. */
  readonly events?: readonly EventType[]
  readonly upkeep?: Upkeep | readonly Upkeep[]
  /** Begins its own work; after everything is opened. */
  readonly start?: () => Promise<void>
  /** Ends its own work, in the reverse order. What is closed later is still there. */
  readonly close?: () => Promise<void>
}
