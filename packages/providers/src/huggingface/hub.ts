import type { ProviderError } from '../port/errors.ts'
import { isSuccess, type Answer } from '../net/http.ts'
import { classifyStatus } from './classify.ts'
import type { Client } from './client.ts'
import { providerError } from './errors.ts'
import { HUB_TASKS, toHubModel, type HubModel, type HubTask } from './hub-model.ts'
import { parseJson, textAt } from '../net/json.ts'
import { tokenOf, type HuggingFaceConfig } from './options.ts'

const HUB = { kind: 'hub' } as const
const MAX_JSON_BYTES = 4 * 1024 * 1024
const MAX_RENAMES = 2
const EXPAND = ['inferenceProviderMapping', 'pipeline_tag', 'tags', 'gated'].map(name => `expand[]=${name}`).join('&')

const unreadable = (): ProviderError =>
  providerError('provider.unavailable', HUB, {
    message: 'The Hugging Face Hub answered with something that cannot be read.',
  })

const jsonOf = (answer: Answer): unknown => {
  const json = parseJson(answer.bytes)
  if (json === undefined) throw unreadable()
  return json
}

/** The id that a renamed model has now; only the path is believed, not the host. */
const renamedTo = ({ status, headers }: Answer): string | undefined =>
  status >= 301 && status <= 308
    ? URL.parse(headers['location'] ?? '', 'https://hub.invalid')?.pathname.match(/\/api\/models\/([^/]+\/[^/]+)$/)?.[1]
    : undefined

/** The query of the next page, by `Link: <...>; rel="next"`: it is asked for at the configured Hub. */
const nextQuery = ({ headers }: Answer): string | undefined => {
  const url = headers['link']?.match(/<([^>]+)>\s*;[^,]*rel="?next"?/)?.[1]
  return url === undefined ? undefined : URL.parse(url, 'https://hub.invalid')?.search || undefined
}

/** The three questions that the studio has for the Hub. */
export const createHub = (config: HuggingFaceConfig, client: Client) => {
  const ask = (path: string, token: string | undefined, signal: AbortSignal) =>
    client.ask({
      url: new URL(config.hubUrl.replace(/\/+$/, '') + path),
      method: 'GET',
      signal,
      target: HUB,
      headers: { accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      maxBytes: MAX_JSON_BYTES,
      timeoutMs: config.hubTimeoutMs,
      maxWaitMs: config.maxRetryWaitMs,
      maxRetries: Math.min(1, config.maxRetries),
    })

  /** Undefined where there is no such model, or none that this token may see. */
  const find = async (id: string, signal: AbortSignal, renames = 0): Promise<HubModel | undefined> => {
    const token = tokenOf(config)
    const answer = await ask(`/api/models/${id}?${EXPAND}`, token, signal)
    const renamed = renamedTo(answer)
    if (renamed !== undefined && renames < MAX_RENAMES) return find(renamed, signal, renames + 1)
    // Without a token the Hub says 401 of what is missing; with one that means the token itself.
    if ([400, 404, 410].includes(answer.status) || (answer.status === 401 && token === undefined)) return undefined
    if (!isSuccess(answer)) throw classifyStatus(answer, client.contextFor(HUB))
    const model = toHubModel(jsonOf(answer))
    if (!model) throw unreadable()
    return model
  }

  const searchTask = async (text: string, task: HubTask, signal: AbortSignal): Promise<HubModel[]> => {
    const found: HubModel[] = []
    let query: string | undefined =
      `?search=${encodeURIComponent(text)}&pipeline_tag=${task}&inference_provider=all&limit=20&${EXPAND}`
    for (let page = 0; page < config.maxSearchPages && query !== undefined; page += 1) {
      const answer: Answer = await ask(`/api/models${query}`, tokenOf(config), signal)
      if (!isSuccess(answer)) throw classifyStatus(answer, client.contextFor(HUB))
      const json = jsonOf(answer)
      if (!Array.isArray(json)) throw unreadable()
      found.push(...json.map(toHubModel).filter(model => model !== undefined))
      query = nextQuery(answer)
    }
    return found
  }

  /** The Hub filters by one task at a time. */
  const search = async (text: string, signal: AbortSignal): Promise<HubModel[]> =>
    (await Promise.all(HUB_TASKS.map(task => searchTask(text, task, signal)))).flat()

  /** Asks whose token it is. @throws ProviderError `provider.auth` for a token that is not accepted, `provider.unavailable` when the Hub cannot be asked */
  const checkToken = async (token: string, { signal }: { signal: AbortSignal }): Promise<void> => {
    const clean = tokenOf({ token: () => token })
    if (clean === undefined) throw providerError('provider.auth', HUB)
    const answer = await ask('/api/whoami-v2', clean, signal)
    const context = { ...client.contextFor(HUB), token: clean }
    if (answer.status === 401 || answer.status === 403) throw classifyStatus({ ...answer, status: 401 }, context)
    if (!isSuccess(answer)) throw classifyStatus(answer, context)
    if (textAt(jsonOf(answer), 'name') === undefined) throw unreadable()
  }

  return { find, search, checkToken }
}
export type Hub = ReturnType<typeof createHub>
