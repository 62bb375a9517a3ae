import { date, money } from './format.ts'
import {
  bracketsOf,
  fieldOf,
  isRepeated,
  plain,
  type Problem,
  type ProblemTranslator,
  type Reason,
} from './problems.ts'

/**
 * What the API's errors say, by their stable code. Where a code has several sentences, the first pattern that finds
 * something in the server's own counts, and its named groups are filled in.
 */
export type ProblemTexts = Readonly<Record<string, string | readonly (readonly [says: RegExp, text: string])[]>>

/** Why one value was refused, whatever the code: patterns as above, for all of a sentence, and what the values are called. */
export interface ReasonTexts {
  readonly fields: Readonly<Record<string, string>>
  readonly reasons: readonly (readonly [says: RegExp, text: string])[]
}

/** A value of the server's sentence as the language writes it: a `day` is a date, and what stands beside a `currency` an amount. */
function written(name: string, { currency, ...groups }: Readonly<Record<string, string | undefined>>): string {
  const value = groups[name] ?? ''
  if (name === 'day') return date(dayOf(value), { dateStyle: 'medium', timeZone: 'UTC' })
  return currency && AMOUNT.test(value) ? money(Number(value), currency) : value
}
/** `1 April 2026`, or `2026-04-01` of what was stored by a studio of before. */
function dayOf(text: string): number {
  const [day = '', month = '', year = ''] = text.split(' ')
  return year ? Date.UTC(Number(year), MONTHS.indexOf(month.slice(0, 3)) / 3, Number(day)) : Date.parse(text)
}
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const AMOUNT = /^\d+(?:\.\d+)?$/

function filledIn(patterns: ReasonTexts['reasons'], said: string): string | undefined {
  for (const [says, text] of patterns) {
    const found = says.exec(said)
    if (found) return text.replace(/\{(\w+)\}/g, (_, name: string) => written(name, found.groups ?? {}))
  }
  return undefined
}

/** What a value is called may stand before what is said of it, and what it was, or whose limit it is, in brackets behind. */
const REASON = /^(?:(?:the )?(?<named>[a-z]\w*) )?(?<said>.*?)(?<of> \([^()]+\))?$/s

/** Says in one language what the API says in English. */
export function createProblemTranslator(texts: ProblemTexts, { fields, reasons }: ReasonTexts): ProblemTranslator {
  function sayProblem({ code, detail }: Problem): string | undefined {
    const known = texts[code]
    return known === undefined || typeof known === 'string' ? known : filledIn(known, detail)
  }

  function sayReason(reason: Reason, problem: Problem | undefined) {
    if (problem && isRepeated(reason, problem)) {
      const of = plain(reason.message) === plain(problem.detail) ? '' : bracketsOf(reason)
      return { text: `${(sayProblem(problem) ?? problem.detail).replace(/\.$/, '')}${of}` }
    }
    const { named = '', said = '', of = '' } = REASON.exec(reason.message)?.groups ?? {}
    const field = fieldOf(reason)
    const text =
      filledIn(reasons, reason.message) ?? filledIn(reasons, named in fields ? said : `${named} ${said}`.trim())
    return text === undefined ? undefined : { name: fields[named] ?? fields[field] ?? field, text: `${text}${of}` }
  }

  return { problem: sayProblem, reason: sayReason }
}
