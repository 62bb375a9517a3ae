import { neverFalling } from '../net/never-falling.ts'
import type { EngineWork, GenerateOptions, ImageResult } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { checkRequest } from '../port/manifest.ts'
import type { ImageRequest } from '../port/request.ts'
import { findEntry } from './catalogue.data.ts'
import { providerError } from './errors.ts'
import { findJob, nameOfJob } from './jobs.ts'
import { notAdapted, type Models } from './models.ts'
import { tokenOf, type HuggingFaceConfig } from './options.ts'
import type { Renders } from './render.ts'
import {
  endpointAttempt,
  isServed,
  routerAttempt,
  routerOrigin,
  routesTo,
  sourcesOf,
  unableToAdapt,
  type RouteTo,
} from './attempts.ts'
import { isTheirOwn, mostTelling, originOf } from './next-provider.ts'

/**
 * Makes one image: through the user's own endpoint for the model, which is then the only attempt, since it was chosen; else
 * through the inference providers that serve it live, the next one when the reason why there is no image is the
 * provider's own.
 */
export const createGenerate = (
  config: HuggingFaceConfig,
  models: Models,
  { render, takeUp }: Renders,
): EngineWork['generate'] => {
  const gone = async (model: string, message: string, signal: AbortSignal, failures: readonly ProviderError[] = []) => {
    const replacement = await models.replacementFor(model, signal)
    return providerError(
      'provider.model_gone',
      { kind: 'router', provider: 'hf-inference', model },
      {
        message,
        ...originOf(failures),
        suggestion: `${replacement === null ? 'Add' : `Use ${replacement} instead, or add`} an endpoint of your own for it in the settings.`,
      },
    )
  }

  const routesFor = async (request: ImageRequest, signal: AbortSignal): Promise<RouteTo[]> => {
    const { model } = request
    const entry = findEntry(model)
    const standing = await models.standingOf(sourcesOf(model, entry), signal)
    if (isServed(standing.models)) {
      checkRequest(models.manifestOf(model, standing.models), request)
      return routesTo(standing.models, request.task)
    }
    if (standing.failure) throw standing.failure
    if (!entry && standing.models.length === 0)
      throw await gone(model, `There is no model ${model} on the Hugging Face Hub.`, signal)
    const unable = unableToAdapt(standing.models)
    if (unable.length > 0) throw await gone(model, notAdapted(unable), signal)
    throw await gone(model, `No inference provider that the studio can speak to serves ${model} today.`, signal)
  }

  const throughRouter = async (
    request: ImageRequest,
    token: string,
    { onAccepted: tellJob, ...options }: GenerateOptions,
  ): Promise<ImageResult> => {
    const failures: ProviderError[] = []
    const { signal } = options
    const routes = await routesFor(request, signal)
    for (const route of routes) {
      let isAccepted = false
      const onAccepted = (path?: string) => {
        isAccepted = true
        const job = path === undefined ? undefined : nameOfJob(route.route, path)
        if (job !== undefined) tellJob?.(job)
      }
      try {
        const hasAlternative = route !== routes.at(-1)
        return await render(routerAttempt(route, request, token, config), request, {
          ...options,
          onAccepted,
          hasAlternative,
        })
      } catch (error) {
        if (!(error instanceof ProviderError) || !isTheirOwn(error, isAccepted)) throw error
        failures.push(error)
      }
    }
    const telling = mostTelling(failures)
    if (telling) throw telling
    throw await gone(
      request.model,
      `No inference provider serves ${request.model} any more, whatever the Hub says.`,
      signal,
      failures,
    )
  }

  /** It may have been charged, so it is not begun anew where nobody knows it. */
  const goOn = async (job: string, request: ImageRequest, token: string, options: GenerateOptions) => {
    const found = findJob(job)
    if (!found)
      throw providerError('provider.task_lost', { kind: 'router', provider: 'hf-inference', model: request.model })
    return takeUp(routerOrigin(found.route, request.model, token, config), found.question, request, options)
  }

  return async (request, { job, onProgress, ...options }) => {
    const { signal } = options
    signal.throwIfAborted()
    const token = tokenOf(config)
    const tell = neverFalling(onProgress)
    // One that came since has nothing to do with a job that is under way.
    const endpoint = job === undefined ? models.endpointFor(request.model) : undefined
    if (endpoint) {
      // Words alone need no look at the Hub, which may be out of reach from where the endpoint is.
      if (request.task !== 'text-to-image') {
        const standing = await models.standingOf([request.model], signal)
        checkRequest(models.manifestOf(request.model, standing.models), request)
      }
      return render(endpointAttempt(endpoint, request, token, config.endpointReach), request, {
        signal,
        onProgress: tell,
      })
    }
    if (token === undefined)
      throw providerError('provider.not_configured', { kind: 'router', provider: 'hf-inference', model: request.model })
    const told = { ...options, onProgress: tell }
    return job === undefined ? throughRouter(request, token, told) : goOn(job, request, token, told)
  }
}
