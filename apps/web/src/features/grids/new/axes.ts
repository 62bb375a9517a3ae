import { MAX_GRID_CELLS, MAX_SEED, type GridAxis, type Limit, type ModelLimits } from '@atelier/contracts'
import type { AxisDraft } from '../../../stores/grid-draft.ts'
import { inTenths } from '../../../stores/limits.ts'
import { parseNumbers } from './number-list.ts'

/** What models take of what an axis can vary. */
export interface Takes {
  readonly limits: ModelLimits
  readonly strength: Limit | null
  readonly samplers: readonly string[]
  readonly schedulers: readonly string[]
}

export type NumbersKind = 'seed' | 'steps' | 'guidance' | 'strength'

/** Why an axis cannot be sent yet; the page has a sentence for each. */
export type AxisProblem =
  | { readonly why: 'empty' | 'tooMany' | 'noSearch' | 'notOffered' }
  | { readonly why: 'notInPrompt'; readonly part: string }
  | { readonly why: 'unreadable'; readonly part: string }
  | { readonly why: 'outside'; readonly value: number; readonly min: number; readonly max: number }

export type ReadAxis =
  | { readonly axis: GridAxis; readonly problem?: never }
  | { readonly axis?: never; readonly problem: AxisProblem }

const SEEDS: Limit = { min: 0, max: MAX_SEED, default: 0 }

/** An axis as it is sent, or what is still wrong with it. `takes` is what all chosen models take. */
export function readAxis({ kind, text, search, picked }: AxisDraft, prompt: string, takes: Takes): ReadAxis {
  const { limits } = takes
  switch (kind) {
    case 'seed':
      return readNumbers(kind, text, limits.seed && SEEDS)
    case 'steps':
      return readNumbers(kind, text, limits.steps)
    case 'guidance':
      return readNumbers(kind, text, limits.guidance && inTenths(limits.guidance))
    case 'strength':
      return readNumbers(kind, text, takes.strength)
    case 'sampler':
      return readChoices(kind, picked, takes.samplers)
    case 'scheduler':
      return readChoices(kind, picked, takes.schedulers)
    case 'prompt':
      return readParts(search, text, prompt)
    case 'model':
    case 'size':
    case 'style':
      return picked.length === 0 ? { problem: { why: 'empty' } } : { axis: { kind, values: [...picked] } }
    default:
      throw new TypeError(`${String(kind satisfies never)} is no kind of axis`)
  }
}

function readNumbers(kind: NumbersKind, text: string, limit: Limit | null): ReadAxis {
  if (!limit) return { problem: { why: 'notOffered' } }
  const read = parseNumbers(text, limit, MAX_GRID_CELLS)
  if (read.kind === 'unreadable') return { problem: { why: 'unreadable', part: read.part } }
  if (read.kind === 'outside') return { problem: { why: 'outside', value: read.value, min: limit.min, max: limit.max } }
  if (read.kind === 'tooMany') return { problem: { why: 'tooMany' } }
  return read.values.length === 0 ? { problem: { why: 'empty' } } : { axis: { kind, values: [...read.values] } }
}

function readChoices(kind: 'sampler' | 'scheduler', picked: readonly string[], choices: readonly string[]): ReadAxis {
  if (picked.some(name => !choices.includes(name))) return { problem: { why: 'notOffered' } }
  return picked.length === 0 ? { problem: { why: 'empty' } } : { axis: { kind, values: [...picked] } }
}

/** One part a line; an empty line between others leaves the part out. */
function readParts(search: string, text: string, prompt: string): ReadAxis {
  if (search === '') return { problem: { why: 'noSearch' } }
  if (!prompt.includes(search)) return { problem: { why: 'notInPrompt', part: search } }
  const values = [
    ...new Set(
      text.trim() === ''
        ? []
        : text
            .replace(/\n+$/, '')
            .split('\n')
            .map(line => line.trim()),
    ),
  ]
  if (values.length > MAX_GRID_CELLS) return { problem: { why: 'tooMany' } }
  return values.length === 0 ? { problem: { why: 'empty' } } : { axis: { kind: 'prompt', search, values } }
}

/** What every one of some models takes: null where one of them has no such parameter. */
export function sharedLimits([first, ...others]: readonly [ModelLimits, ...ModelLimits[]]): ModelLimits {
  return others.reduce<ModelLimits>(
    (all, limits) => ({
      ...all,
      width: shared(all.width, limits.width),
      height: shared(all.height, limits.height),
      steps: all.steps && limits.steps && shared(all.steps, limits.steps),
      guidance: all.guidance && limits.guidance && shared(all.guidance, limits.guidance),
      seed: all.seed && limits.seed && shared(all.seed, limits.seed),
      negativePrompt: all.negativePrompt &&
        limits.negativePrompt && { maxLength: Math.min(all.negativePrompt.maxLength, limits.negativePrompt.maxLength) },
    }),
    first,
  )
}

function shared(a: Limit, b: Limit): Limit {
  const [min, max] = [Math.max(a.min, b.min), Math.min(a.max, b.max)]
  // Where they have nothing in common the server says for which model a value is wrong.
  if (min > max) return a
  return {
    min,
    max,
    default: Math.min(Math.max(a.default, min), max),
    ...(a.multipleOf !== undefined && b.multipleOf !== undefined
      ? { multipleOf: commonMultiple(a.multipleOf, b.multipleOf) }
      : (a.multipleOf ?? b.multipleOf)
        ? { multipleOf: a.multipleOf ?? b.multipleOf ?? 1 }
        : {}),
  }
}

function commonMultiple(a: number, b: number): number {
  if (!Number.isInteger(a) || !Number.isInteger(b)) return Math.max(a, b)
  let [large, small] = [a, b]
  while (small > 0) [large, small] = [small, large % small]
  return (a / large) * b
}

/** Words of a prompt that can be exchanged, each once; the connecting ones are left out. */
export const wordsOf = (prompt: string): string[] =>
  [...new Set(prompt.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])].filter(
    word => word.length > 2 && !LINKS.has(word.toLowerCase()),
  )

const LINKS = new Set([
  'and',
  'the',
  'with',
  'from',
  'into',
  'over',
  'under',
  'for',
  'und',
  'der',
  'die',
  'das',
  'mit',
  'von',
  'ein',
  'eine',
  'auf',
])
