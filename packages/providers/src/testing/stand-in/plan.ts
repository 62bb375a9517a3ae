import type { Exchange } from '../upstream/exchange.ts'
import { type HttpFault, httpFaults, isHttpFault } from '../upstream/http-faults.ts'
import { createPromptFaults } from './prompt-faults.ts'

export interface StruckFault {
  /** The beginning of `METHOD /path`, e.g. `POST /prompt`. */
  readonly at: string
  /** How often it strikes; once when left out. */
  readonly times?: number
  /** The wait that it asks for, or its pace. */
  readonly seconds?: number
}

/**
 * The faults that an exchange can meet with at any point, and those that a protocol adds by names of its own. A test orders
 * them; each strikes as often as it was ordered to, in that order.
 */
export const createPlan = <Own extends string>(own: readonly Own[]) => {
  const fromPrompt = createPromptFaults({
    isKnown: (name): name is HttpFault | Own => isHttpFault(name) || own.some(known => known === name),
  })
  const ordered: { name: HttpFault | Own; at: string; seconds: number | undefined; left: number }[] = []

  const take = ({ received: { method, path } }: Exchange, isWanted: (name: string) => boolean) => {
    const found = ordered.find(({ name, at, left }) => left > 0 && `${method} ${path}`.startsWith(at) && isWanted(name))
    if (found) found.left -= 1
    return found
  }

  const order = (name: HttpFault | Own, { at, times = 1, seconds }: StruckFault) => {
    ordered.push({ name, at, seconds, left: times })
  }

  return {
    order,
    /** Orders the fault that the prompt of this exchange names: it strikes at once. */
    orderFromPrompt: ({ received: { method, path } }: Exchange, prompt: string) => {
      const fault = fromPrompt(prompt)
      if (!fault) return
      const { name, seconds } = fault
      order(name, { at: `${method} ${path}`, ...(seconds !== undefined && { seconds }) })
    },
    clear: () => {
      ordered.length = 0
    },
    /** The fault that is due, whichever it is. */
    due: (exchange: Exchange): { readonly name: HttpFault | Own; readonly seconds: number | undefined } | undefined =>
      take(exchange, () => true),
    /** Answers by the fault that is due; false where none is. */
    strike: (exchange: Exchange): boolean => {
      const due = take(exchange, isHttpFault)
      if (!due || !isHttpFault(due.name)) return false
      exchange.received.fault = due.name
      httpFaults[due.name](exchange, { seconds: due.seconds })
      return true
    },
    /** Is one of the protocol's own faults due? */
    isDue: (exchange: Exchange, name: Own): boolean => {
      if (!own.includes(name) || !take(exchange, candidate => candidate === name)) return false
      exchange.received.fault = name
      return true
    },
  }
}
