import type { Combinations } from './combinations.ts'

/** A template with the entries of its wildcards and the values of its variables in their places. */
export interface Sequence extends Extent {
  readonly parts: readonly Node[]
}

/** The largest safe integer stands for that and more. */
export interface Extent {
  /** Texts that are gone through by number. */
  readonly count: number
  /** Texts that come by chance. */
  readonly chances: number
  /** After so many prompts, what is taken in turn begins anew. */
  readonly period: number
  /** Whether something in it that comes by chance is likelier than something else. */
  readonly isWeighted: boolean
}

export type Node = string | Choice | Group | Setting | Getting | Wrapping

/** `number`: a part of the number of the whole. `turn`: the next one for each prompt. `chance`: by weight. */
export type Drive = 'number' | 'turn' | 'chance'

export interface Choice extends Extent {
  readonly kind: 'choice'
  readonly drive: Drive
  readonly branches: readonly Branch[]
  readonly least: number
  readonly most: number
  /** All of them are taken: their order is what there is to choose. */
  readonly isOrder: boolean
  readonly separator: string
  readonly combinations: Combinations
  /** The same of the weights; only where chance needs them. */
  readonly weights: Combinations
  /** Texts that it can become. */
  readonly total: number
}

export interface Branch {
  readonly weight: number
  readonly sequence: Sequence
}

export interface Group extends Extent {
  readonly kind: 'group'
  readonly sequence: Sequence
}

/** Writes nothing, and remembers a text. */
interface Setting extends Extent {
  readonly kind: 'setting'
  readonly slot: number
  readonly sequence: Sequence
}

interface Getting extends Extent {
  readonly kind: 'getting'
  readonly slot: number
}

interface Wrapping extends Extent {
  readonly kind: 'wrapping'
  readonly around: Group
  readonly inner: Group
}

/** The texts of a branch that the number, or the chance, of its choice goes through. */
export const textsOf = (drive: Drive, { count, chances }: Extent) => (drive === 'chance' ? chances : count)
