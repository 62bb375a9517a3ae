import type { Reach } from '../net/guarded-agent.ts'
import type { ImageRequest } from '../port/request.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { Attempt } from './answers.ts'
import { providerError } from './errors.ts'
import type { HubModel, Serving } from './hub-model.ts'
import type { HuggingFaceConfig, OwnEndpoint } from './options.ts'
import { judged } from './judge.ts'
import { hfInference, inferenceBody } from './routes/hf-inference.ts'
import { routes } from './routes/index.ts'
import { canServe, type Route, type Served } from './routes/route.ts'

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
  const credential = token !== undefined && isHuggingFace(url) ? { authorization: `Bearer ${token}` } : {}
  return {
    target,
    base: url.href,
    path: '',
    body: inferenceBody(request),
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

const routesOf = (hubId: string, servings: readonly Serving[]): RouteTo[] =>
  routes.flatMap(route => {
    const served = servings
      .filter(({ provider }) => provider === route.id)
      .map(({ providerId, adapter }): Served => ({ hubId, providerId, ...(adapter && { adapter }) }))
      .find(candidate => canServe(route, candidate))
    return served ? [{ route, served }] : []
  })

/** Every attempt through the router, the preferred one first. */
export const routesTo = (models: readonly (HubModel | undefined)[]): RouteTo[] =>
  models.flatMap(model => (model ? routesOf(model.id, model.servings) : []))

const isSpoken = (provider: string) => routes.some(({ id }) => id === provider)

/**
 * The providers that serve it as an adapter and cannot be told its weights, of those that the studio can speak to. None where
 * there is another way to it.
 */
export const unableToAdapt = (models: readonly HubModel[]): readonly string[] => {
  if (routesTo(models).length > 0) return []
  const servings = models.flatMap(model => model.servings)
  const unable = servings.filter(({ provider, adapter }) => adapter !== undefined && isSpoken(provider))
  return [...new Set(unable.map(({ provider }) => provider))]
}

/** Through the router, by one inference provider. */
export const routerAttempt = (
  { route, served }: RouteTo,
  request: ImageRequest,
  token: string,
  config: HuggingFaceConfig,
): Attempt => {
  const call = route.call(request, served)
  return {
    target: { kind: 'router', provider: route.id, model: request.model },
    base: `${config.routerUrl.replace(/\/+$/, '')}/${route.id}`,
    path: call.path,
    body: call.body,
    headers: {
      ...USER_AGENT,
      ...call.headers,
      authorization: `Bearer ${token}`,
      ...(config.billTo ? { 'x-hf-bill-to': config.billTo } : {}),
    },
    read: route.read,
  }
}
