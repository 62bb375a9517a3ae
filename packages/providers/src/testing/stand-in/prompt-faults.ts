/** `[[fault:moderated]]`, `[[fault:rate-limited:30]]` (seconds), `[[fault:server-error*2]]` (times). */
const IN_PROMPT = /\[\[fault:(?<name>[a-z-]+)(?::(?<seconds>\d+(?:\.\d+)?))?(?:\*(?<times>\d+))?\]\]/

export interface PromptFault<Name extends string> {
  readonly name: Name
  readonly seconds: number | undefined
}

interface PromptFaultsOptions<Name extends string> {
  readonly isKnown: (name: string) => name is Name
  /** Those that pass by themselves: they strike a prompt once, the others always. */
  readonly passing: ReadonlySet<string>
}

/** The fault that a prompt names, so that whoever can only type words can still try one. */
export const createPromptFaults = <Name extends string>({ isKnown, passing }: PromptFaultsOptions<Name>) => {
  const struck = new Map<string, number>()
  return (prompt: string): PromptFault<Name> | undefined => {
    const { name = '', seconds, times } = prompt.match(IN_PROMPT)?.groups ?? {}
    if (!isKnown(name)) return undefined
    const standard = passing.has(name) ? 1 : Number.POSITIVE_INFINITY
    const count = struck.get(prompt) ?? 0
    if (count >= (times === undefined ? standard : Number(times))) return undefined
    struck.set(prompt, count + 1)
    return { name, seconds: seconds === undefined ? undefined : Number(seconds) }
  }
}
