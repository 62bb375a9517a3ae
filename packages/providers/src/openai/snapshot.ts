import { isObject, parseJson, textAt, type Json } from '../net/json.ts'
import type { Answer } from '../net/http.ts'
import { noJson } from '../net/server-errors.ts'
import { whoAnswers } from '../net/who-answers.ts'
import { ProviderError } from '../port/errors.ts'
import { chosenDialect, type Connection } from './connections.ts'
import { detect } from './detect.ts'
import type { Dialect } from './dialects/dialect.ts'
import { errorOf } from './errors.ts'

/** What was found out about a server: how it speaks, and its models. */
export interface Snapshot {
  readonly dialect: Dialect
  /** What the server tells of its models besides the list. */
  readonly facts: unknown
  /** Those that make pictures, in the server's order; names for people where it has some. */
  readonly models: readonly { readonly id: string; readonly name: string }[]
}

interface Asking {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly now: number
}

/** An id as it can be stored and named. */
const isId = (id: string | undefined): id is string =>
  id !== undefined && id.length <= 200 && !/\p{Cc}/u.test(id) && id.trim() === id

/** The entries of `/models`; Together AI answers with the bare list. Undefined where it is something else. */
const entriesOf = (json: unknown): readonly Json[] | undefined => {
  const list = isObject(json) ? json['data'] : json
  return Array.isArray(list) ? list.filter(isObject) : undefined
}

const wrongAddress = async ({ name, root, settings }: Connection, answer: Answer, { signal, now }: Asking) => {
  const said = { upstreamStatus: answer.status, upstreamMessage: Buffer.from(answer.bytes.subarray(0, 200)).toString() }
  if (answer.status === 404 && !/\/v\d+\/?/.test(URL.parse(settings.baseUrl)?.pathname ?? ''))
    return new ProviderError('provider.not_configured', `${name} has no such API at this address.`, {
      ...said,
      suggestion: 'Most of these addresses end in /v1: add it.',
    })
  const program = await whoAnswers(root, signal)
  if (program !== undefined && !program.includes('OpenAI'))
    return new ProviderError(
      'provider.not_configured',
      `At this address answers ${program}, not an OpenAI-compatible API.`,
      {
        ...said,
        suggestion: 'Set it up as an engine of its own kind, or enter another address.',
      },
    )
  if (answer.status !== 200) return errorOf(answer, { name, now })
  if (parseJson(answer.bytes) === undefined) return noJson(answer, { name })
  return new ProviderError(
    'provider.not_configured',
    `At this address answers something that is no OpenAI-compatible API.`,
    {
      ...said,
      suggestion: 'Check the address on the page of the engines.',
    },
  )
}

/** The list of models. What the wrong program answers is a ProviderError that says which one it is. */
const listedModels = async (connection: Connection, asking: Asking): Promise<readonly Json[]> => {
  const { name, api, settings } = connection
  const { signal, timeoutMs, now } = asking
  const answer = await api.ask({ method: 'GET', path: '/models', signal, timeoutMs })
  const entries = answer.status === 200 ? entriesOf(parseJson(answer.bytes)) : undefined
  if (entries) return entries
  // Whoever typed the models may have done so since there is no list.
  if (answer.status === 404 && settings.models?.length) return []
  const isOurs = answer.status !== 200 && answer.status !== 404
  throw isOurs ? errorOf(answer, { name, now }) : await wrongAddress(connection, answer, asking)
}

const factsOf = async ({ api, root }: Connection, { factsPath }: Dialect, { signal, timeoutMs }: Asking) => {
  if (factsPath === undefined) return undefined
  const server = factsPath.startsWith('/models') ? api : root
  const answer = await server.ask({ method: 'GET', path: factsPath, signal, timeoutMs })
  return answer.status === 200 ? parseJson(answer.bytes) : undefined
}

/** Asks a server what it is. Throws a ProviderError. */
export const takeSnapshot = async (connection: Connection, asking: Asking): Promise<Snapshot> => {
  const { settings, service } = connection
  const entries = await listedModels(connection, asking)
  const dialect = chosenDialect(settings) ?? service ?? (await detect(connection, entries, asking))
  const facts = await factsOf(connection, dialect, asking)
  const all = entries.flatMap(entry => {
    const id = textAt(entry, 'id')
    return isId(id) ? [{ id, name: textAt(entry, 'display_name') ?? textAt(entry, 'name') ?? id, entry }] : []
  })
  const pictures = all.filter(({ id, entry }) => dialect.isPictureModel(id, { ...entry, facts }))
  // Whoever runs a server gives models any name; where none sounds right, all are offered.
  const found = pictures.length === 0 && !service && dialect.id === 'openai' ? all : pictures
  const typed = settings.models?.filter(isId).map(id => ({ id, name: all.find(one => one.id === id)?.name ?? id }))
  const models = typed?.length ? typed : found.map(({ id, name }) => ({ id, name }))
  return { dialect, facts, models: [...new Map(models.map(model => [model.id, model])).values()] }
}
