import { TASKS, type Task } from '@atelier/contracts'
import type { Reach } from '../net/guarded-agent.ts'
import { picturesOf } from '../pictures/of-request.ts'
import { taskUnsupported } from '../port/manifest.ts'
import type { ImageRequest } from '../port/request.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { Attempt, Origin } from './answers.ts'
import { providerError } from './errors.ts'
import type { HubModel, Serving } from './hub-model.ts'
import type { HuggingFaceConfig, OwnEndpoint } from './options.ts'
import { judged } from './judge.ts'
import { hfInference, inferenceBody, inferenceEditBody } from './routes/hf-inference.ts'
import { routes } from './routes/index.ts'
import { canServe, type Route, type RouteCall, type Served } from './routes/route.ts'

const USER_AGENT = { 'user-agent': 'atelier' } as const

/** Hugging Face's own hosts for Dedicated Inference Endpoints: the only ones that see the token. */
const isHuggingFace = (url: URL) =>
  url.protocol === 'https:' && /\.endpoints\.huggingface\.(cloud|tech)$/.test(url.hostname)

/** Through an endpoint of the user's own. */
export const endpointAttempt = (
  endpoint: OwnEndpoint,
  request: ImageRequest,
  token: string | undefined,
  reach: Reach,
): Attempt => {
  const target = { kind: 'endpoint', model: endpoint.model } as const
  const url = URL.parse(endpoint.url)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw providerError('provider.not_configured', target, {
      message: `The address of your endpoint for ${endpoint.model} is no http or https URL without a password.`,
      suggestion: 'Correct the address of the endpoint in the settings.',
    })
  }
  judged(url.href, { reach, mayBeHttp: true }, target)
  const [picture] = picturesOf(request).images
  const credential = token !== undefined && isHuggingFace(url) ? { authorization: `Bearer ${token}` } : {}
  return {
    target,
    base: url.href,
    path: '',
    body: picture ? inferenceEditBody(request, picture) : inferenceBody(request),
    headers: { ...USER_AGENT, ...credential },
    read: hfInference.read,
  }
}

export interface RouteTo {
  readonly route: Route
  readonly served: Served
}

/** The ids under which a model may be served: its own, then its mirrors. */
export const sourcesOf = (id: string, entry: CatalogueEntry | undefined): readonly string[] => [
  id,
  ...(entry?.mirrors ?? []),
]

const routesOf = (hubId: string, servings: readonly Serving[], task: Task): RouteTo[] =>
  routes.flatMap(route => {
    const served = servings
      .filter(({ provider }) => provider === route.id)
      .map(({ providerId, task: at, adapter }): Served => ({
        hubId,
        providerId,
        task: at,
        ...(adapter && { adapter }),
      }))
      .find(candidate => canServe(route, candidate, task))
    return served ? [{ route, served }] : []
  })

/** Every attempt at a task through the router, the preferred one first. */
export const routesTo = (models: readonly HubModel[], task: Task): RouteTo[] =>
  models.flatMap(model => routesOf(model.id, model.servings, task))

/** Can it be asked for anything? */
export const isServed = (models: readonly HubModel[]): boolean => TASKS.some(task => routesTo(models, task).length > 0)

const isSpoken = (provider: string) => routes.some(({ id }) => id === provider)

/**
 * The providers that serve it as an adapter and cannot be told its weights, of those that the studio can speak to. None where
 * there is another way to it.
 */
export const unableToAdapt = (models: readonly HubModel[]): readonly string[] => {
  if (isServed(models)) return []
  const servings = models.flatMap(model => model.servings)
  const unable = servings.filter(({ provider, adapter }) => adapter !== undefined && isSpoken(provider))
  return [...new Set(unable.map(({ provider }) => provider))]
}

const callOf = ({ route, served }: RouteTo, request: ImageRequest): RouteCall => {
  const [first, ...rest] = picturesOf(request).images
  if (!first) return route.call(request, served)
  if (!route.edit) throw taskUnsupported(request.model, request.task)
  return route.edit.call(request, [first, ...rest], served)
}

/** One inference provider, behind the router. */
export const routerOrigin = (
  { id, headers }: Route,
  model: string,
  token: string,
  { routerUrl, billTo }: Pick<HuggingFaceConfig, 'routerUrl' | 'billTo'>,
): Origin => ({
  target: { kind: 'router', provider: id, model },
  base: `${routerUrl.replace(/\/+$/, '')}/${id}`,
  headers: {
    ...USER_AGENT,
    ...headers,
    authorization: `Bearer ${token}`,
    ...(billTo ? { 'x-hf-bill-to': billTo } : {}),
  },
})

/** Through the router, by one inference provider. */
export const routerAttempt = (
  to: RouteTo,
  request: ImageRequest,
  token: string,
  config: HuggingFaceConfig,
): Attempt => {
  const { route } = to
  const { path, body } = callOf(to, request)
  return {
    ...routerOrigin(route, request.model, token, config),
    path,
    body,
    read: route.read,
    isQueued: route.takeUp !== undefined,
  }
}
