import { type HttpFault, httpFaults } from './http-faults.ts'
import { pictureFaults, type PictureFault } from './pictures.ts'

/** What a job comes to: the answers of each provider spell it in their own way. */
const OUTCOME_FAULTS = [
  'moderated',
  'failed',
  'stuck',
  'json-image',
  'url-private',
  'url-metadata',
  'url-file',
  'url-data',
] as const
type OutcomeFault = (typeof OUTCOME_FAULTS)[number]

export type Fault = HttpFault | PictureFault | OutcomeFault

export const isHttpFault = (name: string): name is HttpFault => name in httpFaults
export const isPictureFault = (name: string): name is PictureFault => name in pictureFaults
const isOutcomeFault = (name: string): name is OutcomeFault => OUTCOME_FAULTS.some(known => known === name)
const isFault = (name: string): name is Fault => isHttpFault(name) || isPictureFault(name) || isOutcomeFault(name)

export const FAULTS: readonly string[] = [...Object.keys(httpFaults), ...Object.keys(pictureFaults), ...OUTCOME_FAULTS]

/** Where a fault strikes: the call that asks for an image, a poll, the image's file, or the Hub. */
export const FAULT_POINTS = ['call', 'poll', 'file', 'hub'] as const
export type FaultPoint = (typeof FAULT_POINTS)[number]
const isPoint = (name: string): name is FaultPoint => FAULT_POINTS.some(point => point === name)

export interface FaultOptions {
  /** How often it strikes; once when left out. */
  readonly times?: number
  readonly at?: FaultPoint
  /** For one inference provider only. */
  readonly provider?: string
  /** The wait that it asks for, or its pace. */
  readonly seconds?: number
}

export interface PlannedFault {
  readonly name: Fault
  readonly seconds: number | undefined
}

/** Those that pass by themselves: named in a prompt they strike once, the others always. */
const PASSING = new Set<string>([
  'loading',
  'too-busy',
  'rate-limited',
  'rate-limited-date',
  'rate-limited-bare',
  'rate-limited-window',
  'reset-before-answer',
] satisfies Fault[])

/** `[[fault:loading]]`, `[[fault:hang@file]]`, `[[fault:rate-limited:30]]` (seconds), `[[fault:server-error*2]]` (times). */
const IN_PROMPT = /\[\[fault:(?<name>[a-z-]+)(?:@(?<at>[a-z]+))?(?::(?<seconds>\d+(?:\.\d+)?))?(?:\*(?<times>\d+))?\]\]/

const readPrompt = (prompt: string) => {
  const { name = '', at = 'call', seconds, times } = prompt.match(IN_PROMPT)?.groups ?? {}
  if (!isFault(name) || !isPoint(at)) return undefined
  const standard = PASSING.has(name) ? 1 : Number.POSITIVE_INFINITY
  return {
    name,
    at,
    seconds: seconds === undefined ? undefined : Number(seconds),
    times: times === undefined ? standard : Number(times),
  }
}

/** Which fault strikes next: those that a test ordered, in their order, then the one that the prompt names. */
export const createFaultPlan = () => {
  const ordered: {
    name: Fault
    at: FaultPoint
    provider: string | undefined
    seconds: number | undefined
    left: number
  }[] = []
  const struck = new Map<string, number>()

  const fromPrompt = (at: FaultPoint, prompt: string): PlannedFault | undefined => {
    const fault = readPrompt(prompt)
    const times = struck.get(prompt) ?? 0
    if (fault?.at !== at || times >= fault.times) return undefined
    struck.set(prompt, times + 1)
    return fault
  }

  return {
    order: (name: Fault, { times = 1, at = 'call', provider, seconds }: FaultOptions = {}) => {
      ordered.push({ name, at, provider, seconds, left: times })
    },
    clear: () => {
      ordered.length = 0
      struck.clear()
    },
    take: (at: FaultPoint, provider: string, prompt = ''): PlannedFault | undefined => {
      const next = ordered.find(fault => fault.left > 0 && fault.at === at && (fault.provider ?? provider) === provider)
      if (!next) return fromPrompt(at, prompt)
      next.left -= 1
      return next
    },
  }
}
export type FaultPlan = ReturnType<typeof createFaultPlan>
