import { shallowReactive } from 'vue'
import { spoken, type Language } from './spoken.ts'

export interface Problem {
  readonly code: string
  /** The server's sentence, in English. */
  readonly detail: string
}

/** One entry of `errors[]`. */
export interface Reason {
  readonly path: string
  readonly message: string
}

/** Says the server's sentences in another language; undefined where nobody has said one in it yet. */
export interface ProblemTranslator {
  readonly problem: (problem: Problem) => string | undefined
  /** And what the value is called. */
  readonly reason: (
    reason: Reason,
    problem: Problem | undefined,
  ) => { readonly name?: string; readonly text: string } | undefined
}

/** Of all languages but English, which the server speaks itself. What is shown before one is here is said anew then. */
const translators: Partial<Record<Language, ProblemTranslator>> = shallowReactive<
  Partial<Record<Language, ProblemTranslator>>
>({})

export function setProblemTranslator(language: Language, translator: ProblemTranslator) {
  translators[language] = translator
}

/** Says itself what it is about. */
const HAS_SUBJECT = /^(?:"|the |at most |[a-z]\w* (?:must|is|has) |[A-Z])/
/** Behind what is said: what the value was, or whose limit it is. */
const OF = / \([^()]+\)$/

export const plain = (text: string) => text.toLowerCase().replace(/\.$/, '')
export const fieldOf = ({ path }: Reason) => path.split('/').findLast(name => name !== '' && !/^\d+$/.test(name)) ?? ''
/** In brackets behind what is said; empty where there is nothing. */
export const bracketsOf = ({ message }: Reason) => OF.exec(message)?.[0] ?? ''

/** Whether it says no more than the sentence of all of it, but maybe of which value. */
export const isRepeated = ({ message }: Reason, { detail }: Problem): boolean =>
  [message, message.replace(OF, '')].some(text => plain(text) === plain(detail))

const translated = (reason: Reason, problem: Problem | undefined) => translators[spoken.value]?.reason(reason, problem)

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
export const findProblemText = (problem: Problem): string | undefined => translators[spoken.value]?.problem(problem)

/** In the page's language, or else as the server says it. */
export const problemText = (problem: Problem): string => findProblemText(problem) ?? problem.detail

/** The same of a generation, which stores why it failed. */
export const failureText = ({ code, message }: { readonly code: string; readonly message: string }) =>
  problemText({ code, detail: message })
