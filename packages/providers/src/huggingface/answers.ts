import type { Answer } from '../net/http.ts'
import { classifyBody, classifyBytes } from './classify.ts'
import type { Client } from './client.ts'
import { saysLoading } from './codes.ts'
import { providerError } from './errors.ts'
import { parseJson } from '../net/json.ts'
import type { HuggingFaceConfig } from './options.ts'
import type { Question, Read, Step } from './routes/route.ts'
import type { Target } from './target.ts'

/** Whom a call and its polls go to. */
export interface Origin {
  readonly target: Target
  /** What the paths of calls and polls are put behind. */
  readonly base: string
  /** Credentials included: they go to the call and to its polls, and nowhere else. */
  readonly headers: Readonly<Record<string, string>>
}

/** One attempt at an image: where the call goes, and how its answer is read. */
export interface Attempt extends Origin {
  readonly path: string
  readonly body: object
  readonly read: Read
  /** The call puts a job into a queue, rather than make the image. */
  readonly isQueued?: boolean
}

type NoImage = Extract<Step, { kind: 'refusal' | 'unreadable' }>

/** An answer that was read. */
interface Looked<S extends Step = Step> {
  readonly answer: Answer
  readonly step: S
}

/** One that brings an image, or says where to ask for it. */
export type Useful = Looked<Exclude<Step, NoImage>>

/** One that brings an image. */
export type Finished = Looked<Exclude<Step, NoImage | Question>>

/** An answer that says that a model is loading is short; one with an image in it is read once only. */
const MAX_LOADING_BYTES = 64 * 1024

const looksLikeJson = (bytes: Uint8Array) => /^\s*[[{"]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))

const bringsNone = (step: Step): step is NoImage => step.kind === 'refusal' || step.kind === 'unreadable'

/** Reading what an upstream answers to a call or a poll. */
export const createAnswers = (config: HuggingFaceConfig, client: Client) => {
  const look = (read: Read, answer: Answer): Looked => {
    const json = looksLikeJson(answer.bytes) ? parseJson(answer.bytes) : undefined
    return { answer, step: read({ json, bytes: answer.bytes }) }
  }

  return {
    look,
    /** Base64 is a third longer than what it stands for, and JSON stands around it. */
    maxBytes: Math.ceil((config.maxImageBytes * 4) / 3) + 64 * 1024,
    isLoading: (read: Read, answer: Answer): boolean =>
      answer.bytes.byteLength <= MAX_LOADING_BYTES && bringsNone(look(read, answer).step) && saysLoading(answer),
    /** The answer, unless it brings no image: then why not is thrown. */
    requireUseful: ({ answer, step }: Looked, target: Target, isPoll: boolean): Useful => {
      if (!bringsNone(step)) return { answer, step }
      const context = client.contextFor(target, isPoll)
      if (step.kind === 'refusal' || (!isPoll && saysLoading(answer))) throw classifyBody(answer, context)
      throw classifyBytes(answer, context) ?? providerError('provider.bad_output', target)
    },
  }
}
export type Answers = ReturnType<typeof createAnswers>
