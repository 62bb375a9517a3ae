import type { Limit } from '@atelier/contracts'
import { snap } from '../../../stores/limits.ts'

/** What was typed as numbers, or the first part of it that is none. */
export type NumberList =
  | { readonly kind: 'numbers'; readonly values: readonly number[] }
  | { readonly kind: 'unreadable'; readonly part: string }
  | { readonly kind: 'outside'; readonly value: number }
  | { readonly kind: 'tooMany' }

const NUMBER = '-?\\d+(?:\\.\\d+)?'
const SINGLE = new RegExp(`^${NUMBER}$`)
const SPREAD = new RegExp(
  `^(${NUMBER})\\s*-\\s*(${NUMBER})(?:\\s*(?:\\[\\s*(\\d+)\\s*\\]|\\(\\s*\\+?\\s*(\\d+(?:\\.\\d+)?)\\s*\\)))?$`,
)

/**
 * Numbers parted by commas, semicolons, spaces or lines: `10, 20, 30`. A range is every whole number (`1-5`), as many
 * as are in brackets, evenly (`10-30 [5]`), or every so many (`10-30 (+5)`), as AUTOMATIC1111's X/Y/Z plot writes them.
 * Each is rounded to what the limit takes; one outside of it, or more than `most`, is refused.
 */
export function parseNumbers(text: string, limit: Limit, most: number): NumberList {
  const values = new Set<number>()
  for (const part of partsOf(text)) {
    const read = SINGLE.test(part) ? [Number(part)] : spread(part, most)
    if (!read) return { kind: 'unreadable', part }
    for (const value of read) {
      if (value < limit.min || value > limit.max) return { kind: 'outside', value }
      values.add(snap(value, limit))
      if (values.size > most) return { kind: 'tooMany' }
    }
  }
  return { kind: 'numbers', values: [...values] }
}

/** Spaces part numbers too, but not inside a range. */
const partsOf = (text: string) =>
  text
    .replaceAll(/(\d)\s*-\s*(?=\d)/g, '$1-')
    .replaceAll(/\s+(?=[[(])/g, '')
    .replaceAll(/([[(])\s*|\s+(?=[\])])/g, '$1')
    .split(/[,;\s]+/)
    .filter(Boolean)

function spread(part: string, most: number): number[] | undefined {
  const [, first, last, count, step] = SPREAD.exec(part) ?? []
  if (first === undefined || last === undefined) return undefined
  const [from, to] = [Number(first), Number(last)]
  if (count !== undefined) return evenly(from, to, Math.min(Number(count), most + 1))
  const by = step === undefined ? 1 : Number(step)
  if (by <= 0) return undefined
  const steps = Math.min(Math.floor(Math.abs(to - from) / by + 1e-9), most)
  return Array.from({ length: steps + 1 }, (_, index) => from + Math.sign(to - from) * by * index)
}

function evenly(from: number, to: number, count: number): number[] | undefined {
  if (count < 1) return undefined
  return Array.from({ length: count }, (_, index) => (count === 1 ? from : from + ((to - from) * index) / (count - 1)))
}
