import { at, isObject, parseJson, textAt } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import { errorOfAnswer, serverError } from '../net/server-errors.ts'
import { whoAnswers } from '../net/who-answers.ts'
import type { SdCppConfig } from './options.ts'
import { NAME, words } from './words.ts'

/** What the server was started with, and what it can. */
export interface Has {
  /** Of its model: the name of the file without its ending. */
  readonly model: string
  readonly samplers: readonly string[]
  readonly schedulers: readonly string[]
  readonly loras: readonly { readonly name: string; readonly path: string }[]
  readonly upscalers: readonly string[]
  /** What it takes where nothing is said: `width`, `sample_params` and so on. */
  readonly defaults: unknown
  readonly limits: unknown
  readonly features: unknown
}

const MAX_BYTES = 8 * 1024 * 1024
const MAX_NAME = 200
/** A form with more is none. */
const MAX_LORAS = 500

const isName = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() === value &&
  value !== '' &&
  value.length <= MAX_NAME &&
  !/\p{C}/u.test(value)

const names = (list: unknown): readonly string[] => (Array.isArray(list) ? [...new Set(list.filter(isName))] : [])

const objects = (list: unknown) => (Array.isArray(list) ? list.filter(isObject) : [])

const readHas = (told: unknown): Has => {
  const stem = at(told, 'model', 'stem')
  const ofPictures = (what: string) => at(told, `${what}_by_mode`, 'img_gen') ?? at(told, what)
  return {
    model: isName(stem) ? stem : 'sd-cpp-local',
    samplers: names(at(told, 'samplers')),
    schedulers: names(at(told, 'schedulers')),
    loras: objects(at(told, 'loras'))
      .flatMap(({ name, path }) => (isName(name) && typeof path === 'string' && path !== '' ? [{ name, path }] : []))
      .slice(0, MAX_LORAS),
    upscalers: names(objects(at(told, 'upscalers')).map(({ name }) => name)).filter(name => name !== 'None'),
    defaults: ofPictures('defaults'),
    limits: at(told, 'limits'),
    features: ofPictures('features'),
  }
}

/** Whether it was started with a model for pictures; older releases do not say. */
const makesPictures = (told: unknown) => {
  const modes = at(told, 'supported_modes')
  return !Array.isArray(modes) || modes.includes('img_gen')
}

const somethingElse = async (server: OwnServer, signal: AbortSignal) => {
  const who = await whoAnswers(server, signal)
  return serverError(
    'provider.not_configured',
    { name: NAME },
    {
      message:
        who === undefined
          ? `Something answers at this address, but not ${NAME}.`
          : `At this address answers ${who}, and not ${NAME}.`,
      suggestion: 'Check the address, or add an engine of the kind that answers there.',
    },
  )
}

/** These say that there is no such route; every other status tells more: a password, trouble, a redirect. */
const NO_ROUTE = new Set([200, 404, 405, 501])

/** Asks the server what it has. Throws a ProviderError where it cannot be asked, or is something else. */
export const askWhatItHas = async (server: OwnServer, config: SdCppConfig, signal: AbortSignal): Promise<Has> => {
  const path = '/sdcpp/v1/capabilities'
  const answer = await server.ask({ method: 'GET', path, signal, timeoutMs: config.askTimeoutMs, maxBytes: MAX_BYTES })
  if (!NO_ROUTE.has(answer.status)) throw errorOfAnswer(answer, { name: NAME, now: config.now(), words })
  const told = answer.status === 200 ? parseJson(answer.bytes) : undefined
  if (!isObject(told) || !Array.isArray(told['samplers'])) throw await somethingElse(server, signal)
  if (makesPictures(told)) return readHas(told)
  throw serverError(
    'provider.model_gone',
    { name: NAME },
    {
      message: `${NAME} was started with a model that makes no pictures: ${textAt(told, 'model', 'stem') ?? 'unknown'}.`,
      suggestion: 'Start it with a model for pictures.',
    },
  )
}
