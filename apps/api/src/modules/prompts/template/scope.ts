import type { Node, Sequence } from './linked.ts'
import type { Template } from './syntax.ts'

/** What the name of a variable stands for: a text, a text that is chosen elsewhere, or something that is chosen anew. */
export type Binding =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'sequence'; readonly sequence: Sequence }
  | { readonly kind: 'template'; readonly template: Template }

/** The variables that are known in a place, and what was linked with them. */
export interface Scope {
  readonly variables: ReadonlyMap<string, Binding>
  readonly memo: Map<string, Node>
}

export const createScope = (variables: ReadonlyMap<string, Binding> = new Map()): Scope => ({
  variables,
  memo: new Map(),
})

/** Where a part of a template is linked. */
export interface Place {
  readonly scope: Scope
  /** What nothing else is said of. */
  readonly drive: 'number' | 'chance'
  /** Not inside of what chance or turns decide about. */
  readonly isTop: boolean
}
