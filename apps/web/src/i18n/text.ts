import { number } from './format.ts'
import { fillIn, type Messages } from './message.ts'
import { addPart, findTranslation, type Part } from './translations.ts'

/** The names in a message, of all its cases. */
type Names<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
type Values<Message extends string> = {
  readonly [Name in Names<Message>]: Name extends 'count' ? number : string | number
}
type Given<Message extends string> = [Names<Message>] extends [never] ? [] : [values: Values<Message>]

/**
 * The texts of one part of the page, whose English comes with that part's code. What it gives says a message in the
 * page's language, with numbers as they are written there. Templates, `computed` and effects follow the language.
 */
export function createText<const English extends Messages>(part: Part, english: English) {
  addPart(part)
  return <Key extends keyof English & string>(key: Key, ...[values]: Given<English[Key]>): string => {
    const given: Readonly<Record<string, string | number>> = values ?? {}
    const written = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, typeof value === 'number' ? number(value) : value]),
    )
    return fillIn(findTranslation(part, key) ?? english[key] ?? key, written, Number(given['count'] ?? 1))
  }
}

/** Stands in a text for what is shown as something else than text. */
export const MARK = '\u0000'

/** What stands before the mark, what belongs in its place, and what stands behind. */
export const pieces = (text: string, inside: string): readonly string[] => {
  const [before = '', after = ''] = text.split(MARK)
  return [before, inside, after]
}
