import type { Exchange } from '../upstream/exchange.ts'
import { type HttpFault, httpFaults } from '../upstream/http-faults.ts'
import type { StruckFault } from './plan.ts'

/** `[[fault:out-of-memory]]`, `[[fault:rate-limited:30]]` (seconds), `[[fault:loading*3]]` (times). */
const IN_PROMPT = /\[\[fault:(?<name>[a-z-]+)(?::(?<seconds>\d+(?:\.\d+)?))?(?:\*(?<times>\d+))?\]\]/

/** Those that pass by themselves: named in a prompt they strike once, the others always. */
const PASSING = new Set([
  'loading',
  'too-busy',
  'rate-limited',
  'rate-limited-date',
  'rate-limited-bare',
  'reset-before-answer',
  'queue-full',
])

interface Plan<Own extends string> {
  readonly order: (name: HttpFault | Own, fault: StruckFault) => void
}

/** Faults that a prompt asks for, so that somebody who has only the page sees one. */
export const createPromptFaults = <Own extends string>(plan: Plan<Own>, own: readonly Own[]) => {
  const struck = new Map<string, number>()
  const known = (name: string): HttpFault | Own | undefined =>
    own.find(candidate => candidate === name) ??
    (Object.keys(httpFaults) as HttpFault[]).find(candidate => candidate === name)

  /** Orders the fault that the prompt of this exchange names: it strikes at once. */
  return ({ received: { method, path } }: Exchange, prompt: string) => {
    const { name = '', seconds, times } = prompt.match(IN_PROMPT)?.groups ?? {}
    const fault = known(name)
    const before = struck.get(prompt) ?? 0
    const most = times === undefined ? (PASSING.has(name) ? 1 : Number.POSITIVE_INFINITY) : Number(times)
    if (!fault || before >= most) return
    struck.set(prompt, before + 1)
    plan.order(fault, { at: `${method} ${path}`, ...(seconds !== undefined && { seconds: Number(seconds) }) })
  }
}
