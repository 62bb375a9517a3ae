/** Messages by key: `{name}` is filled in, and of `one thing | {count} things` the count takes its case. */
export type Messages = Readonly<Record<string, string>>

/** The same messages in another language; one that is missing is a type error. */
export type Translated<English extends Messages> = Readonly<Record<keyof English, string>>

const CASES = ' | '
const NAMES = /\{(\w+)\}/g

/** One case is for 1, the other one for all else. */
const caseOf = (message: string, count: number) => {
  const [one = '', other = one] = message.split(CASES)
  return count === 1 ? one : other
}

export const fillIn = (message: string, values: Readonly<Record<string, string>>, count: number): string =>
  caseOf(message, count).replace(NAMES, (_, name: string) => values[name] ?? '')
