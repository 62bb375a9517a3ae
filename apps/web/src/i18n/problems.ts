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

/** Of all languages but English, which the server speaks itself. They are here before their language is spoken. */
const texts: Partial<Record<Language, ProblemTexts>> = {}

export function setProblemTexts(language: Language, ofLanguage: ProblemTexts) {
  texts[language] = ofLanguage
}

const reasons: Partial<Record<Language, ReasonTexts>> = {}

export function setReasonTexts(language: Language, ofLanguage: ReasonTexts) {
  reasons[language] = ofLanguage
}

function filledIn(patterns: ReasonTexts['reasons'], said: string): string | undefined {
  for (const [says, text] of patterns) {
    const found = says.exec(said)
    if (found) return text.replace(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? '')
  }
  return undefined
}

/** What a value is called may stand before what is said of it, and what it was, or whose limit it is, in brackets behind. */
const REASON = /^(?:(?<named>[a-z]\w*) )?(?<said>.*?)(?<of> \([^()]+\))?$/s

/** One entry of `errors[]`: "width must be 64 to 1024", "Breite: 64 bis 1024". */
export function reasonText({ path, message }: { readonly path: string; readonly message: string }): string {
  const field = path.split('/').findLast(name => name !== '' && !/^\d+$/.test(name)) ?? ''
  const known = reasons[spoken.value]
  const { named = '', said = '', of = '' } = REASON.exec(message)?.groups ?? {}
  const name = known?.fields[named] ?? known?.fields[field] ?? field
  const text =
    known &&
    (filledIn(known.reasons, message) ?? filledIn(known.reasons, named in known.fields ? said : `${named} ${said}`))
  if (text === undefined) return message.startsWith(`${field} `) ? message : `${field} ${message}`
  return `${name}: ${text}${of}`
}

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
