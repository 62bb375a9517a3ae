import { createPromptFaults } from '../stand-in/prompt-faults.ts'
import { type HttpFault, isHttpFault } from '../upstream/http-faults.ts'

/** What can go wrong at a ComfyUI and nowhere else. */
export const OWN_FAULTS = [
  /** The workflow is refused for a value that ComfyUI does not have. */
  'unknown-model',
  'unknown-sampler',
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
const isFault = (name: string): name is ComfyFault => isOwnFault(name) || isHttpFault(name)

/** What passes by itself, beside what does everywhere. */
const PASSING = ['restart', 'socket-lost'] satisfies ComfyFault[]

/** The fault that somewhere in the texts of a workflow is asked for. */
export const createTextFaults = () => createPromptFaults({ isKnown: isFault, passing: PASSING })
