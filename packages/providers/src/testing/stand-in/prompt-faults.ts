/** `[[fault:loading]]`, `[[fault:hang@file]]`, `[[fault:rate-limited:30]]` (seconds), `[[fault:server-error*2]]` (times). */
const IN_PROMPT =
  /\[\[fault:(?<name>[a-z-]+)(?:@(?<point>[a-z]+))?(?::(?<seconds>\d+(?:\.\d+)?))?(?:\*(?<times>\d+))?\]\]/

/** Those that pass by themselves: named in a prompt they strike once, the others always. */
const PASSING: readonly string[] = [
  'loading',
  'too-busy',
  'rate-limited',
  'rate-limited-date',
  'rate-limited-bare',
  'rate-limited-window',
  'reset-before-answer',
  'queue-full',
]

export interface PromptFault<Name extends string> {
  readonly name: Name
  readonly seconds: number | undefined
}

interface PromptFaultsOptions<Name extends string> {
  readonly isKnown: (name: string) => name is Name
  /** What else passes by itself at this server. */
  readonly passing?: readonly string[]
  /** Where one strikes that names no point; left out where there is only one. */
  readonly standardPoint?: string
}

/** The fault that a prompt names, so that whoever can only type words can still try one. */
export const createPromptFaults = <Name extends string>({
  isKnown,
  passing = [],
  standardPoint,
}: PromptFaultsOptions<Name>) => {
  const passes = new Set([...PASSING, ...passing])
  const struck = new Map<string, number>()
  return (prompt: string, at: string | undefined = standardPoint): PromptFault<Name> | undefined => {
    const { name = '', point = standardPoint, seconds, times } = prompt.match(IN_PROMPT)?.groups ?? {}
    if (!isKnown(name) || point !== at) return undefined
    const standard = passes.has(name) ? 1 : Number.POSITIVE_INFINITY
    const before = struck.get(prompt) ?? 0
    if (before >= (times === undefined ? standard : Number(times))) return undefined
    struck.set(prompt, before + 1)
    return { name, seconds: seconds === undefined ? undefined : Number(seconds) }
  }
}
