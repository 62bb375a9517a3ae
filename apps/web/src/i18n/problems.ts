import { shallowReactive } from 'vue'
import { date, money } from './format.ts'
import { spoken, type Language } from './spoken.ts'

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

interface Problem {
  readonly code: string
  /** The server's sentence, in English. */
  readonly detail: string
}

/** Of all languages but English, which the server speaks itself. What is shown before they are here is said anew then. */
const texts: Partial<Record<Language, ProblemTexts>> = shallowReactive<Partial<Record<Language, ProblemTexts>>>({})

export function setProblemTexts(language: Language, ofLanguage: ProblemTexts) {
  texts[language] = ofLanguage
}

const reasons: Partial<Record<Language, ReasonTexts>> = {}

export function setReasonTexts(language: Language, ofLanguage: ReasonTexts) {
  reasons[language] = ofLanguage
}

/** A value of the server's sentence as the language writes it: a `day` is a date, and what stands beside a `currency` an amount. */
function written(name: string, { currency, ...groups }: Readonly<Record<string, string | undefined>>): string {
  const value = groups[name] ?? ''
  if (name === 'day') return date(value, { dateStyle: 'medium', timeZone: 'UTC' })
  return currency && AMOUNT.test(value) ? money(Number(value), currency) : value
}
const AMOUNT = /^\d+(?:\.\d+)?$/

function filledIn(patterns: ReasonTexts['reasons'], said: string): string | undefined {
  for (const [says, text] of patterns) {
    const found = says.exec(said)
    if (found) return text.replace(/\{(\w+)\}/g, (_, name: string) => written(name, found.groups ?? {}))
  }
  return undefined
}

/** One entry of `errors[]`. */
interface Reason {
  readonly path: string
  readonly message: string
}

/** What a value is called may stand before what is said of it, and what it was, or whose limit it is, in brackets behind. */
const REASON = /^(?:(?:the )?(?<named>[a-z]\w*) )?(?<said>.*?)(?<of> \([^()]+\))?$/s
const OF = / \([^()]+\)$/
/** Says itself what it is about. */
const HAS_SUBJECT = /^(?:"|the |at most |[a-z]\w* (?:must|is|has) |[A-Z])/

const plain = (text: string) => text.toLowerCase().replace(/\.$/, '')
const fieldOf = ({ path }: Reason) => path.split('/').findLast(name => name !== '' && !/^\d+$/.test(name)) ?? ''

/** Whether it says no more than the sentence of all of it, but maybe of which value. */
export const isRepeated = ({ message }: Reason, { detail }: Problem): boolean =>
  [message, message.replace(OF, '')].some(text => plain(text) === plain(detail))

/** The same in the language of the page, and what the value is called there; undefined where nobody has said it yet. */
function translated(reason: Reason, problem: Problem | undefined): { name?: string; text: string } | undefined {
  const known = reasons[spoken.value]
  if (!known) return undefined
  if (problem && isRepeated(reason, problem)) {
    const [of = ''] = plain(reason.message) === plain(problem.detail) ? [] : (OF.exec(reason.message) ?? [])
    return { text: `${problemText(problem).replace(/\.$/, '')}${of}` }
  }
  const { named = '', said = '', of = '' } = REASON.exec(reason.message)?.groups ?? {}
  const field = fieldOf(reason)
  const text =
    filledIn(known.reasons, reason.message) ??
    filledIn(known.reasons, named in known.fields ? said : `${named} ${said}`.trim())
  return text === undefined
    ? undefined
    : { name: known.fields[named] ?? known.fields[field] ?? field, text: `${text}${of}` }
}

/** "width must be 64 to 1024", "Breite: 64 bis 1024". Where it repeats the sentence of its `problem`, so does the translation. */
export function reasonText(reason: Reason, problem?: Problem): string {
  const { name, text = inEnglish(reason) } = translated(reason, problem) ?? {}
  return name === undefined ? text : `${name}: ${text}`
}

const inEnglish = (reason: Reason) =>
  HAS_SUBJECT.test(reason.message) ? tidy(reason) : `${fieldOf(reason)} ${reason.message}`
/** A sentence may have what it is about behind it. */
const tidy = ({ message }: Reason) => message.replace(/\.(?= \([^()]+\)$)/, '')

/** At the value's own field, which has its name beside it: "Width must be 64 to 1024.", "64 bis 1024." */
export const fieldText = (reason: Reason, problem?: Problem): string =>
  sentence(translated(reason, problem)?.text ?? tidy(reason))

export const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`

/** In the page's language; undefined where nobody has said it in that yet. */
export function findProblemText({ code, detail }: Problem): string | undefined {
  const known = texts[spoken.value]?.[code]
  if (known === undefined || typeof known === 'string') return known
  return filledIn(known, detail)
}

/** In the page's language, or else as the server says it. */
export const problemText = (problem: Problem): string => findProblemText(problem) ?? problem.detail

/** The same of a generation, which stores why it failed. */
export const failureText = ({ code, message }: { readonly code: string; readonly message: string }) =>
  problemText({ code, detail: message })
