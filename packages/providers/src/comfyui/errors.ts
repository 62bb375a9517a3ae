import { CallFailure, codeOf } from '../net/failure.ts'
import { at, isObject, textAt } from '../net/json.ts'
import { serverError } from '../net/server-errors.ts'
import { ProviderError, type ProviderErrorCode, type ProviderErrorOptions } from '../port/errors.ts'
import type { Failure } from './job/events.ts'
import { NAME } from './options.ts'

/** A ComfyUI is somebody's own: whatever fails there has cost nothing, so another engine may try. */
export const comfyError = (
  code: ProviderErrorCode,
  options: ProviderErrorOptions & { message?: string; model?: string } = {},
): ProviderError => {
  const { model, ...rest } = options
  return serverError(code, { name: NAME, model }, { mayBeBilled: false, ...rest })
}

/** The call may have arrived although no answer did. */
export const mayHaveArrived = (error: unknown): boolean =>
  error instanceof ProviderError && error.cause instanceof CallFailure && error.cause.kind !== 'refused'

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

/** The call surely had no effect: nobody was there, or it was answered with an error. A 504 is silent about what came of it. */
export const wasNotTaken = (error: unknown): boolean => {
  if (!(error instanceof ProviderError)) return false
  if (error.upstreamStatus !== undefined) return error.upstreamStatus !== 504
  if (!(error.cause instanceof CallFailure)) return false
  return error.cause.kind === 'refused' || NEVER_CONNECTED.has(codeOf(error.cause.cause) ?? '')
}

/** A word of ComfyUI's that stands in our sentence: a name, and nothing that breaks the line. */
const word = (value: unknown, fallback: string) =>
  typeof value === 'string' && value.trim() !== ''
    ? value
        .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
        .trim()
        .slice(0, 80)
    : fallback

const missingNode = (className: unknown): ProviderError =>
  comfyError('provider.model_gone', {
    message: `This workflow uses a node that this ${NAME} does not have: ${word(className, 'it does not say which')}.`,
    suggestion: 'Install it there.',
  })

interface Refusal {
  readonly node: string
  readonly type: string
  readonly input: string
  readonly received: unknown
  readonly details: string
}

const FILES = /^(ckpt|unet|vae|clip|lora|control_net|style_model|model|gligen|upscale_model).*_name\d?$|^model_name$/

const notInList = ({ input, received, node }: Refusal): [ProviderErrorCode, string, string] => {
  const value = word(received, 'a value')
  if (input === 'sampler_name') return ['provider.bad_request', `${NAME} does not know the sampler ${value}.`, OTHER]
  if (input === 'scheduler') return ['provider.bad_request', `${NAME} does not know the scheduler ${value}.`, OTHER]
  if (FILES.test(input))
    return [
      'provider.model_gone',
      `${NAME} does not have the file ${value}, which ${node} loads.`,
      'Put it there, or choose another one.',
    ]
  return ['provider.bad_request', `${NAME} does not take ${value} as ${input} of ${node}.`, OTHER]
}

const PICTURE_GONE = /invalid (image|mask) file/i
const OTHER = 'Choose another one.'
const EXPORT = 'Open the workflow in ComfyUI, mend it there, and export it again.'

const explain = (refusal: Refusal): [ProviderErrorCode, string, string] => {
  const { type, input, node, details } = refusal
  if (type === 'value_not_in_list') return notInList(refusal)
  if (type === 'value_smaller_than_min')
    return ['provider.bad_request', `${input} of ${node} is too small for ${NAME}.`, 'Choose a larger value.']
  if (type === 'value_bigger_than_max')
    return ['provider.bad_request', `${input} of ${node} is too large for ${NAME}.`, 'Choose a smaller value.']
  if (PICTURE_GONE.test(details))
    return ['provider.bad_request', `${NAME} does not have the picture that ${node} loads.`, 'Try again.']
  if (type === 'required_input_missing')
    return ['provider.bad_request', `The workflow is not whole: ${input} of ${node} is missing.`, EXPORT]
  return ['provider.bad_request', `${NAME} refuses ${input} of ${node}.`, EXPORT]
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const refusalsIn = (json: unknown): Refusal[] => {
  const nodes = at(json, 'node_errors')
  if (!isObject(nodes)) return []
  return Object.entries(nodes).flatMap(([id, node]) => {
    const errors = at(node, 'errors')
    return (Array.isArray(errors) ? errors : []).map((error: unknown) => ({
      node: `${word(at(node, 'class_type'), 'the node')} (#${word(id, '?')})`,
      type: textAt(error, 'type') ?? '',
      input: word(at(error, 'extra_info', 'input_name'), 'an input'),
      received: at(error, 'extra_info', 'received_value'),
      details: textAt(error, 'details') ?? '',
    }))
  })
}

/** A missing node in the words of old versions: "Cannot execute because node X does not exist." */
const MISSING_NODE = /node (?:type )?['"]?([\w .:()+-]{1,80}?)['"]? (?:does not exist|not found)/i

/** Why ComfyUI does not take a workflow, from the body of its 400. */
export const workflowRefused = (json: unknown): ProviderError => {
  const type = textAt(json, 'error', 'type')
  const text = textAt(json, 'error', 'message') ?? textAt(json, 'error') ?? ''
  const missing = text.match(MISSING_NODE)?.[1]
  if (type === 'missing_node_type' || missing !== undefined)
    return missingNode(at(json, 'error', 'extra_info', 'class_type') ?? missing)
  if (type === 'prompt_no_outputs')
    return comfyError('provider.bad_request', {
      message: 'This workflow stores no picture.',
      suggestion: 'Add a “Save Image” node to it in ComfyUI, and export it again.',
    })
  const [refusal] = refusalsIn(json)
  const upstreamMessage = `400: ${text} ${refusal?.details ?? ''}`
  if (!refusal)
    return comfyError('provider.bad_request', {
      message: `${NAME} refuses this workflow.`,
      suggestion: EXPORT,
      upstreamMessage,
    })
  const [code, message, suggestion] = explain(refusal)
  return comfyError(code, { message: sentence(message), suggestion, upstreamMessage })
}

/** Did ComfyUI refuse because a picture that was uploaded once is not there any more? */
export const isPictureGone = (error: unknown): boolean =>
  error instanceof ProviderError && PICTURE_GONE.test(error.upstreamMessage ?? '')

const OUT_OF_MEMORY = /out ?of ?memory|\bOOM\b|failed to allocate|not enough memory/i
const MISSING_FILE = /FileNotFound|no such file|not found in|does not exist/i
const MISMATCH = /size mismatch|shapes? cannot be multiplied|expected .* channels|given groups|must match the size/i

/** Why a node failed, in our own words. */
export const nodeFailed = ({ nodeType, exceptionType, message }: Failure): ProviderError => {
  const node = word(nodeType, 'a node')
  const said = `${exceptionType} ${message}`
  const upstreamMessage = `${nodeType}: ${said}`
  if (OUT_OF_MEMORY.test(said))
    return comfyError('provider.out_of_memory', { message: `${NAME} ran out of memory in ${node}.`, upstreamMessage })
  if (MISSING_FILE.test(said))
    return comfyError('provider.model_gone', {
      message: `A file is missing in ${NAME} that ${node} needs.`,
      suggestion: 'Look at what it prints itself, and put the file there.',
      upstreamMessage,
    })
  if (MISMATCH.test(said))
    return comfyError('provider.failed', {
      message: `${node} failed: models in this workflow do not fit each other.`.replace(/^./, first =>
        first.toUpperCase(),
      ),
      suggestion: 'Choose a model file or a LoRA of the family that the workflow is made for.',
      upstreamMessage,
    })
  return comfyError('provider.failed', {
    message: `${NAME} could not make the picture: ${node} failed.`,
    upstreamMessage,
  })
}
