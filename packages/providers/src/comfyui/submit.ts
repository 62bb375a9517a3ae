import { errorOfAnswer } from '../net/server-errors.ts'
import { at, isObject, parseJson, textAt } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import { ProviderError } from '../port/errors.ts'
import { comfyError, mayHaveArrived, workflowRefused } from './errors.ts'
import { toPlace, type Graph } from './graph/graph.ts'
import type { Job, Jobs } from './job/jobs.ts'
import { NAME, type ComfyUiConfig } from './options.ts'

export interface Submission {
  readonly graph: Graph
  /** The place of the map whose node gives the picture. */
  readonly output: string | null
  readonly clientId: string
  readonly signal: AbortSignal
}

/** ComfyUI runs what of a workflow it can: is the output that is wanted among what it leaves out? */
const leavesOut = (json: unknown, output: string | null): boolean => {
  const errors = at(json, 'node_errors')
  const id = output === null ? undefined : toPlace(output)?.id
  if (!isObject(errors) || id === undefined) return false
  return Object.values(errors).some(error => {
    const outputs = at(error, 'dependent_outputs')
    return Array.isArray(outputs) && outputs.includes(id)
  })
}

/** Puts a workflow into ComfyUI's queue. */
export const createSubmit = (config: ComfyUiConfig, server: OwnServer, jobs: Jobs) => {
  /** Where the answer was lost, the job may be there all the same. */
  const recover = async (job: Job, signal: AbortSignal): Promise<Job | undefined> => {
    try {
      const { where, id } = await jobs.find(job, signal)
      if (where !== 'gone') return { ...job, id }
      return (await jobs.history(job, signal)) ? job : undefined
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error
      return undefined // it cannot be asked either: why the call failed says enough
    }
  }

  const send = async ({ graph, clientId, signal }: Submission) => {
    // The id that is proposed is taken by newer versions; older ones give one of their own.
    const body = {
      prompt: graph,
      client_id: clientId,
      prompt_id: clientId,
      extra_data: { preview_method: 'auto' },
    }
    return server.ask({ method: 'POST', path: '/prompt', body, signal, timeoutMs: config.callTimeoutMs })
  }

  return async (submission: Submission): Promise<Job> => {
    const { clientId, signal, output } = submission
    const proposed = { id: clientId, clientId }
    try {
      const answer = await send(submission)
      const json = parseJson(answer.bytes)
      if (answer.status === 400 && isObject(json)) throw workflowRefused(json)
      if (answer.status < 200 || answer.status > 299) throw errorOfAnswer(answer, { name: NAME, now: config.now() })
      const id = textAt(json, 'prompt_id')
      if (id === undefined)
        throw comfyError('provider.bad_output', {
          message: `What answers at the address of ${NAME} is another program.`,
          suggestion: 'Check the address on the page of the engines.',
          upstreamStatus: answer.status,
        })
      if (leavesOut(json, output)) {
        await jobs.cancel({ id, clientId }, signal)
        throw workflowRefused(json)
      }
      return { id, clientId }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      const job = mayHaveArrived(error) ? await recover(proposed, signal) : undefined
      if (job) return job
      throw error
    }
  }
}
export type Submit = ReturnType<typeof createSubmit>
