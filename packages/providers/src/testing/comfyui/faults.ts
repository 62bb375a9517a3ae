import { httpFaults, type HttpFault } from '../upstream/http-faults.ts'

/** What can go wrong at a ComfyUI and nowhere else. */
export const OWN_FAULTS = [
  /** A node fails for want of memory. */
  'out-of-memory',
  /** A node fails for a reason of its own. */
  'node-failed',
  /** The models of the workflow do not fit each other. */
  'mismatch',
  /** A file is missing that a node notices only when it loads it. */
  'file-missing',
  /** The job ends without an output. */
  'no-picture',
  /** The file is deleted before anybody asks for it. */
  'result-gone',
  'truncated',
  'text-picture',
  /** Previews are no pictures. */
  'preview-garbage',
  'preview-huge',
  /** Nothing is told of the job. */
  'silent',
  /** The WebSocket is cut in mid-job, and can be had again. */
  'socket-lost',
  /** ComfyUI is started anew in mid-job: it has forgotten queue, history and files. */
  'restart',
  /** The job is taken, and the line breaks before that is said. */
  'answer-lost',
  /** Somebody stops the job, or takes it out of the queue, on ComfyUI's own page. */
  'interrupted',
  'removed',
  /** The sampler goes on until it is interrupted. */
  'never-ending',
] as const
export type OwnFault = (typeof OWN_FAULTS)[number]
export type ComfyFault = HttpFault | OwnFault

export const isOwnFault = (name: string): name is OwnFault => OWN_FAULTS.some(known => known === name)
const isFault = (name: string): name is ComfyFault => isOwnFault(name) || Object.hasOwn(httpFaults, name)

export interface PromptFault {
  readonly name: ComfyFault
  readonly seconds: number | undefined
  readonly times: number
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
  'restart',
  'socket-lost',
] satisfies ComfyFault[])

/** `[[fault:loading]]`, `[[fault:rate-limited:30]]` (seconds), `[[fault:server-error*2]]` (times). */
const IN_PROMPT = /\[\[fault:(?<name>[a-z-]+)(?::(?<seconds>\d+(?:\.\d+)?))?(?:\*(?<times>\d+))?\]\]/

/** The fault that somewhere in the texts of a workflow is asked for. */
export const faultIn = (text: string): PromptFault | undefined => {
  const { name = '', seconds, times } = text.match(IN_PROMPT)?.groups ?? {}
  if (!isFault(name)) return undefined
  return {
    name,
    seconds: seconds === undefined ? undefined : Number(seconds),
    times: times === undefined ? (PASSING.has(name) ? 1 : Number.POSITIVE_INFINITY) : Number(times),
  }
}
