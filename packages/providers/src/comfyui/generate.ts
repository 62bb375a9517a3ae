import { asInpaint, cropTo, extendImage } from '../pictures/canvas.ts'
import { square, type SizeRule } from '../pictures/sizes.ts'
import { withBilling } from '../net/billing.ts'
import type { EngineWork, GenerateOptions, ImageResult } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import { checkRequest } from '../port/manifest.ts'
import type { ImageRequest } from '../port/request.ts'
import { comfyError } from './errors.ts'
import type { Models } from './models.ts'
import { NAME, type ComfyUiConfig } from './options.ts'
import type { Render } from './render.ts'
import type { Workflow } from './settings.ts'

/** What the models of most workflows make; nodes that want other sizes see to them. */
const CANVAS: SizeRule = { kind: 'range', multipleOf: 16, min: 64, max: 4096, default: square(1024) }

const tooLong = () =>
  comfyError('provider.timeout', {
    message: `${NAME} did not make the picture in time.`,
    suggestion: 'Ask for a smaller picture or fewer steps, or see whether other jobs wait there.',
  })

/** Makes one picture by a workflow. Whatever fails has cost nothing. */
export const createGenerate = (
  { bounds }: ComfyUiConfig,
  models: Models,
  render: Render,
  life: AbortSignal,
): EngineWork['generate'] => {
  const getWorkflow = async (request: ImageRequest, signal: AbortSignal): Promise<Workflow> => {
    const model = await models.find(request.model, { signal })
    const workflow = models.findWorkflow(request.model)
    if (!model || !workflow)
      throw comfyError('provider.model_gone', {
        message: `There is no workflow ${request.model.slice(0, 100)} for ${NAME} any more.`,
        suggestion: 'Add it on the page of the engines, or choose another model.',
      })
    checkRequest(model, request)
    return workflow
  }

  /** A workflow that takes a mask extends a picture, too: the empty part of a larger one is made anew. */
  const make = async (workflow: Workflow, request: ImageRequest, options: GenerateOptions): Promise<ImageResult> => {
    if (request.task !== 'outpaint') return render(workflow, request, options)
    const canvas = await extendImage(request.inputs.image, request.extend, { rule: CANVAS, seed: request.seed })
    const made = await render(workflow, asInpaint(request, canvas, null), options)
    return { ...made, bytes: await cropTo(made.bytes, canvas) }
  }

  return async (request, options: GenerateOptions): Promise<ImageResult> => {
    const { signal } = options
    signal.throwIfAborted()
    const workflow = await getWorkflow(request, signal)
    const deadline = AbortSignal.timeout(bounds.timeoutMs)
    try {
      return await make(workflow, request, { ...options, signal: AbortSignal.any([signal, deadline, life]) })
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (life.aborted) throw life.reason
      if (deadline.aborted && !(error instanceof ProviderError)) throw tooLong()
      throw withBilling(error, true)
    }
  }
}
