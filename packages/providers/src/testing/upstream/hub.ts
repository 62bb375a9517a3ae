import { sendJson, type Exchange } from './exchange.ts'
import type { UpstreamModel } from './models.ts'

export interface HubState {
  /** By id; a test may add and remove. */
  readonly models: Map<string, UpstreamModel>
  /** Old id to new id: answered with a redirect. */
  readonly renames: Map<string, string>
  readonly accepts: (authorization: string | undefined) => boolean
  readonly origin: () => string
}

const PAGE = 3

const describe = (id: string, { task = 'text-to-image', license, gated = false }: UpstreamModel) => ({
  _id: id,
  id,
  modelId: id,
  pipeline_tag: task,
  gated: gated ? 'auto' : false,
  tags: ['diffusers', ...(license ? [`license:${license}`] : [])],
})

const entries = ({ servedBy = {} }: UpstreamModel) =>
  Object.entries(servedBy).map(([provider, { status = 'live', task = 'text-to-image', ...rest }]) => ({
    provider,
    status,
    task,
    ...rest,
  }))

/** A dictionary here, an array in the search: the Hub has it so. */
const one = (exchange: Exchange, id: string, state: HubState) => {
  const renamed = state.renames.get(id)
  if (renamed !== undefined)
    return sendJson(exchange, 307, {}, { location: `/api/models/${renamed}${exchange.url.search}` })
  const model = state.models.get(id)
  if (model)
    return sendJson(exchange, 200, {
      ...describe(id, model),
      inferenceProviderMapping: Object.fromEntries(entries(model).map(({ provider, ...entry }) => [provider, entry])),
    })
  if (exchange.received.headers.authorization === undefined)
    return sendJson(exchange, 401, { error: 'Invalid username or password.' })
  return sendJson(exchange, 404, { error: 'Repository not found' })
}

const search = (exchange: Exchange, { models, origin }: HubState) => {
  const query = exchange.url.searchParams
  const words = (query.get('search') ?? '').toLowerCase()
  const found = [...models].filter(
    ([id, model]) =>
      id.toLowerCase().includes(words) &&
      (model.task ?? 'text-to-image') === (query.get('pipeline_tag') ?? model.task ?? 'text-to-image'),
  )
  const start = Number(query.get('cursor') ?? 0)
  query.set('cursor', String(start + PAGE))
  // The link names the Hub's own host, wherever the question came in.
  const link: Record<string, string> =
    start + PAGE < found.length ? { link: `<${origin()}/api/models?${query.toString()}>; rel="next"` } : {}
  sendJson(
    exchange,
    200,
    found
      .slice(start, start + PAGE)
      .map(([id, model]) => ({ ...describe(id, model), inferenceProviderMapping: entries(model) })),
    link,
  )
}

export const answerHub = (exchange: Exchange, path: string, state: HubState) => {
  const { authorization } = exchange.received.headers
  if (authorization !== undefined && !state.accepts(authorization))
    return sendJson(exchange, 401, { error: 'Invalid username or password.' })
  if (path === '/api/whoami-v2') {
    if (authorization === undefined) return sendJson(exchange, 401, { error: 'Invalid username or password.' })
    return sendJson(exchange, 200, {
      type: 'user',
      id: '1',
      name: 'studio-user',
      fullname: 'Studio User',
      canPay: true,
      isPro: false,
    })
  }
  if (path === '/api/models') return search(exchange, state)
  if (path.startsWith('/api/models/'))
    return one(exchange, decodeURIComponent(path.slice('/api/models/'.length)), state)
  return sendJson(exchange, 404, { error: 'Not Found' })
}
