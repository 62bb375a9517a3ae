import { at, isObject, parseJson, textAt } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import { errorOfAnswer, serverError } from '../net/server-errors.ts'
import { whoAnswers } from '../net/who-answers.ts'
import { ProviderError } from '../port/errors.ts'
import { readDrawThings } from './draw-things.ts'
import { readCheckpoints, readLoras, withoutHash, type Checkpoint, type Lora } from './lists.ts'
import type { WebUiConfig } from './options.ts'
import { askFor, namesOf, objectsOf, type Question } from './server.ts'
import { NAME, words } from './words.ts'

/** How a body is spelled: as AUTOMATIC1111 has it, as its small imitators do, or as Draw Things does. */
export type Dialect = 'webui' | 'small' | 'draw-things'

/** How far a picture is: told of a task, of whatever is being made, or not at all. */
export type ProgressMode = 'task' | 'global' | 'none'

/** What a server has, and what it can. */
export interface Has {
  readonly dialect: Dialect
  readonly progress: ProgressMode
  readonly checkpoints: readonly Checkpoint[]
  /** The id of the one that is loaded. */
  readonly current: string | undefined
  readonly samplers: readonly string[]
  readonly schedulers: readonly string[]
  readonly upscalers: readonly string[]
  readonly loras: readonly Lora[]
  /** What is chosen in the app of Draw Things, by its own names; undefined elsewhere. */
  readonly chosen: unknown
}

/** AUTOMATIC1111 lists a LoRA with all that its file says of its training. */
const MAX_LORA_BYTES = 48 * 1024 * 1024

/**
 * Asks after a task that nobody began: only who knows tasks has an answer. SD.Next answers, too, but does not take the name of
 * a task with a picture; it is told by the name of the running job in that answer.
 */
const progressModeOf = async (server: OwnServer, question: Question): Promise<ProgressMode> => {
  const ofTask = async () => {
    try {
      const body = { id_task: 'task(none)' }
      const answer = await server.ask({ ...question, method: 'POST', path: '/internal/progress', body })
      return answer.status === 200 ? parseJson(answer.bytes) : undefined
    } catch (error) {
      if (error instanceof ProviderError) return undefined
      throw error
    }
  }
  const [task, global] = await Promise.all([
    ofTask(),
    askFor(server, '/sdapi/v1/progress', { ...question, query: { skip_current_image: 'true' } }),
  ])
  if (isObject(task) && typeof task['active'] === 'boolean' && !('job' in task)) return 'task'
  return typeof at(global, 'progress') === 'number' && isObject(at(global, 'state')) ? 'global' : 'none'
}

/** What is wrong where nothing of the protocol is there. */
const somethingElse = async (server: OwnServer, { signal }: Question) => {
  const who = await whoAnswers(server, signal)
  return serverError(
    'provider.not_configured',
    { name: NAME },
    who === undefined
      ? {
          message: 'Something answers at this address, but not the API of a Stable Diffusion WebUI.',
          suggestion: 'Start it with --api, or check the address.',
        }
      : {
          message: `At this address answers ${who}, and not a Stable Diffusion WebUI.`,
          suggestion: 'Enter another address, or add an engine of the kind that answers there.',
        },
  )
}

/** These say that there is no such route; every other status tells more: a password, trouble, a redirect. */
const NO_ROUTE = new Set([200, 404, 405, 501])

/** Asks a server what it has. Throws a ProviderError where it cannot be asked, or is something else. */
export const askWhatItHas = async (server: OwnServer, config: WebUiConfig, signal: AbortSignal): Promise<Has> => {
  const question = { signal, timeoutMs: config.askTimeoutMs }
  const answer = await server.ask({ ...question, method: 'GET', path: '/sdapi/v1/sd-models' })
  if (!NO_ROUTE.has(answer.status)) throw errorOfAnswer(answer, { name: NAME, now: config.now(), words })
  const list = answer.status === 200 ? parseJson(answer.bytes) : undefined
  if (Array.isArray(list)) return askTheRest(server, question, list)
  const other = await readDrawThings(server, question)
  if (other) return other
  throw await somethingElse(server, question)
}

/**
 * Those that can enlarge a picture on its own. The server of stable-diffusion.cpp begins its list with "None" as a WebUI does, and
 * has them for hires fix only; KoboldCpp names just the one that it was started with.
 */
const upscalersOf = (listed: readonly string[], isSmall: boolean): readonly string[] =>
  isSmall && listed.includes('None') ? [] : listed.filter(name => name !== 'None')

const askTheRest = async (server: OwnServer, question: Question, list: readonly unknown[]): Promise<Has> => {
  const [options, samplers, schedulers, upscalers, loras, progress] = await Promise.all([
    askFor(server, '/sdapi/v1/options', question),
    askFor(server, '/sdapi/v1/samplers', question),
    askFor(server, '/sdapi/v1/schedulers', question),
    askFor(server, '/sdapi/v1/upscalers', question),
    askFor(server, '/sdapi/v1/loras', { ...question, maxBytes: MAX_LORA_BYTES }),
    progressModeOf(server, question),
  ])
  const checkpoints = readCheckpoints(list)
  const chosen = withoutHash(textAt(options, 'sd_model_checkpoint') ?? '')
  const isSmall = progress === 'none'
  // SD.Next lists schedulers, but takes none with a picture: there each is a sampler of its own.
  const isSdNext = objectsOf(list).some(item => 'type' in item)
  return {
    dialect: isSmall ? 'small' : 'webui',
    progress,
    checkpoints,
    current: checkpoints.find(({ id, name }) => id === chosen || name === chosen)?.id,
    samplers: namesOf(samplers, 'name'),
    schedulers: isSdNext ? [] : namesOf(schedulers, 'label', 'name'),
    upscalers: upscalersOf(namesOf(upscalers, 'name'), isSmall),
    loras: readLoras(loras),
    chosen: undefined,
  }
}
