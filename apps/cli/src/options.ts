import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/** One flag: what it is called, what it takes, and what of it help and completion say. */
export interface Option {
  readonly help: string
  readonly short?: string
  /** What stands behind it; a flag without one is on or off. */
  readonly value?: string
  /** May be given several times. */
  readonly many?: true
  /** What completion offers. */
  readonly oneOf?: readonly string[]
}
export type Options = Readonly<Record<string, Option>>

type ValueOf<O extends Option> = O extends { many: true }
  ? readonly string[]
  : O extends { value: string }
    ? string
    : boolean
export type Values<T extends Options> = { readonly [K in keyof T]?: ValueOf<T[K]> }

export const GLOBAL = {
  url: { value: 'URL', help: 'Where the studio is; ATELIER_URL, or what was logged in to, when left out.' },
  json: { help: 'Answer as JSON: one document a line.' },
  quiet: { short: 'q', help: 'Say nothing of how far it is.' },
  help: { short: 'h', help: 'Show this.' },
} as const satisfies Options

export interface Parsed<T extends Options> {
  readonly values: Values<T & typeof GLOBAL>
  readonly positionals: readonly string[]
}

export function parse<T extends Options>(args: readonly string[], options: T): Parsed<T> {
  const all: Options = { ...options, ...GLOBAL }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(all).map(([name, { value, many, short }]) => [
          name,
          {
            type: value ? ('string' as const) : ('boolean' as const),
            ...(many && { multiple: true }),
            ...(short && { short }),
          },
        ]),
      ),
    })
    for (const [name, { oneOf }] of Object.entries(all)) {
      const value = values[name]
      if (oneOf && typeof value === 'string' && !oneOf.includes(value))
        throw new UsageError(`--${name} is one of ${oneOf.join(', ')}.`)
    }
    // Parsed by the table that the type is made of.
    return { values: values as Parsed<T>['values'], positionals }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error), {
      cause: error,
    })
  }
}

/** The flag of all commands that an argument is, as `--url`, `--url=...` or `-q`. */
export const globalIn = (argument: string): Option | undefined =>
  Object.entries<Option>(GLOBAL).find(
    ([name, { short }]) => argument.split('=')[0] === `--${name}` || (short !== undefined && argument === `-${short}`),
  )?.[1]

/** A number that a flag was given. */
export function numberIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`--${name} takes a number, not "${text}".`)
  return number
}

/** How many of something are asked for. */
export function countIn(name: string, text: string | undefined): number | undefined {
  const count = numberIn(name, text)
  if (count !== undefined && !(Number.isInteger(count) && count > 0))
    throw new UsageError(`--${name} takes a whole number from 1 on, not "${text}".`)
  return count
}

/** Without what was not said, so that the studio's defaults hold. */
export const said = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
