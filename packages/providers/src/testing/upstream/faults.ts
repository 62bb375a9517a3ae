import { createPromptFaults } from '../stand-in/prompt-faults.ts'
import { type HttpFault, httpFaults, isHttpFault } from './http-faults.ts'
import { isPictureFault, pictureFaults, type PictureFault } from './pictures.ts'

/** What a job comes to: the answers of each provider spell it in their own way. */
const OUTCOME_FAULTS = [
  'moderated',
  'failed',
  'stuck',
  'out-of-memory',
  'json-image',
  'url-private',
  'url-metadata',
  'url-file',
  'url-data',
] as const
type OutcomeFault = (typeof OUTCOME_FAULTS)[number]

export type Fault = HttpFault | PictureFault | OutcomeFault

const isOutcomeFault = (name: string): name is OutcomeFault => OUTCOME_FAULTS.some(known => known === name)
const isFault = (name: string): name is Fault => isHttpFault(name) || isPictureFault(name) || isOutcomeFault(name)

export const FAULTS: readonly string[] = [...Object.keys(httpFaults), ...Object.keys(pictureFaults), ...OUTCOME_FAULTS]

/** Where a fault strikes: the call that asks for an image, a poll, one that cancels, the image's file, or the Hub. */
export const FAULT_POINTS = ['call', 'poll', 'cancel', 'file', 'hub'] as const
export type FaultPoint = (typeof FAULT_POINTS)[number]

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

const promptFaults = () => createPromptFaults({ isKnown: isFault, standardPoint: 'call' satisfies FaultPoint })

/** Which fault strikes next: those that a test ordered, in their order, then the one that the prompt names. */
export const createFaultPlan = () => {
  const ordered: {
    name: Fault
    at: FaultPoint
    provider: string | undefined
    seconds: number | undefined
    left: number
  }[] = []
  let fromPrompt = promptFaults()

  return {
    order: (name: Fault, { times = 1, at = 'call', provider, seconds }: FaultOptions = {}) => {
      ordered.push({ name, at, provider, seconds, left: times })
    },
    clear: () => {
      ordered.length = 0
      fromPrompt = promptFaults()
    },
    take: (at: FaultPoint, provider: string, prompt = ''): PlannedFault | undefined => {
      const next = ordered.find(fault => fault.left > 0 && fault.at === at && (fault.provider ?? provider) === provider)
      if (!next) return fromPrompt(prompt, at)
      next.left -= 1
      return next
    },
  }
}
export type FaultPlan = ReturnType<typeof createFaultPlan>
