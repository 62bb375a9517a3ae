import { spoken, type Language } from './spoken.ts'

/**
 * What the API's errors say, by their stable code. Where a code has several sentences, the first pattern that finds
 * something in the server's own counts, and its named groups are filled in.
 */
export type ProblemTexts = Readonly<Record<string, string | readonly (readonly [says: RegExp, text: string])[]>>

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

/** In the page's language; undefined where nobody has said it in that yet. */
export function findProblemText({ code, detail }: Problem): string | undefined {
  const known = texts[spoken.value]?.[code]
  if (known === undefined || typeof known === 'string') return known
  for (const [says, text] of known) {
    const found = says.exec(detail)
    if (found) return text.replace(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? '')
  }
  return undefined
}

/** In the page's language, or else as the server says it. */
export const problemText = (problem: Problem): string => findProblemText(problem) ?? problem.detail

/** The same of a generation, which stores why it failed. */
export const failureText = ({ code, message }: { readonly code: string; readonly message: string }) =>
  problemText({ code, detail: message })
