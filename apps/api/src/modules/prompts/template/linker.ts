import type { Budget } from './budget.ts'
import { extentOf } from './extent.ts'
import type { Drive, Group, Node, Sequence } from './linked.ts'
import { createScope, type Binding, type Place } from './scope.ts'
import type { Part, Sampler, Template } from './syntax.ts'

/** What links the parts of a template, each through the others. */
export interface Linker {
  readonly sequenceOf: (template: Template, place: Place) => Sequence
  readonly partOf: (part: Part, place: Place) => Node
  readonly budget: Budget
}

const DRIVES = { '!': 'number', '@': 'turn', '~': 'chance' } as const satisfies Record<Sampler, Drive>

/** How a choice is driven, and what is inside of it. All combinations of something cannot be gone through inside of chance. */
export function driveOf(sampler: Sampler | undefined, place: Place): { drive: Drive; inside: Place } {
  const wanted = sampler === undefined ? place.drive : DRIVES[sampler]
  const drive = wanted === 'number' && place.drive === 'chance' && !place.isTop ? 'chance' : wanted
  return { drive, inside: { ...place, drive: drive === 'chance' ? 'chance' : 'number', isTop: false } }
}

export const group = (inner: Sequence): Group => ({ kind: 'group', sequence: inner, ...extentOf([inner]) })

/** One of several, and nothing between them. */
export const ONE = { least: 1, most: 1, isExact: false, separator: '' } as const

/** The same place with more variables. */
export const bound = (place: Place, bindings: readonly (readonly [string, Binding])[]): Place =>
  bindings.length === 0 ? place : { ...place, scope: createScope(new Map([...place.scope.variables, ...bindings])) }
