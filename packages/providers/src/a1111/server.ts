import { basicAuth } from '../net/basic-auth.ts'
import { at, isObject, parseJson, type Json } from '../net/json.ts'
import { createOwnServer, type OwnServer } from '../net/own-server.ts'
import { ProviderError } from '../port/errors.ts'
import type { WebUiConfig } from './options.ts'
import { NAME, words } from './words.ts'

/** The server behind the address of the settings. */
export const createServer = ({ settings, endpointReach: reach, now, resolve }: WebUiConfig): OwnServer =>
  createOwnServer({
    name: NAME,
    baseUrl: () => settings().baseUrl,
    headers: () => basicAuth(settings()),
    reach,
    words,
    now,
    ...(resolve && { resolve }),
  })

export interface Question {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly query?: Readonly<Record<string, string>>
  readonly maxBytes?: number
}

/** The JSON at a path that not every server has; undefined where there is none to be had. */
export const askFor = async (server: OwnServer, path: string, question: Question): Promise<unknown> => {
  try {
    const answer = await server.ask({ method: 'GET', path, ...question })
    return answer.status === 200 ? parseJson(answer.bytes) : undefined
  } catch (error) {
    if (error instanceof ProviderError) return undefined
    throw error
  }
}

/** The objects of a list; none where it is no list. */
export const objectsOf = (list: unknown): readonly Json[] => (Array.isArray(list) ? list.filter(isObject) : [])

/** Names as a form offers them: each once, none that is empty or longer than a field takes. */
export const namesOf = (list: unknown, ...keys: readonly string[]): readonly string[] => [
  ...new Set(
    objectsOf(list).flatMap(item => {
      const name = keys.map(key => at(item, key)).find(value => typeof value === 'string' && value !== '')
      return typeof name === 'string' && isName(name) ? [name] : []
    }),
  ),
]

/** The longest id that the studio stores. */
const MAX_NAME = 200

export const isName = (text: string) =>
  text !== '' && text.length <= MAX_NAME && !/[\p{Cc}\p{Cf}]/u.test(text) && text === text.trim()
