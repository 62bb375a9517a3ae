import {
  hasSize,
  isObject,
  optionsFor,
  SCALES,
  type Extend,
  type InputRef,
  type Model,
  type NewVariation,
  type OptionValue,
  type Task,
} from '@atelier/contracts'
import type { EditorState } from './edits.ts'
import { snapSize, type Size } from './limits.ts'

/** A picture to begin with, or to look at. */
export interface StartPicture extends Size {
  readonly ref: InputRef
  /** Its bytes: of an image any size, of an upload as it is. */
  readonly url: string
}

/** White where it is made anew. */
export interface Mask {
  /** null where the server has it no longer: it is sent again by the editor. */
  readonly uploadId: string | null
  readonly url: string
  /** The editor's, to be taken up again. */
  readonly state?: EditorState
}

/** Small, where the server makes it smaller: it does of images only. */
export const thumbnailUrl = ({ ref, url }: StartPicture) => ('imageId' in ref ? `${url}?width=160&format=webp` : url)

/** What the next picture begins with. */
export interface Beyond {
  /** What is done with the start. */
  readonly task: Exclude<Task, 'text-to-image'>
  readonly start: StartPicture | null
  readonly mask: Mask | null
  readonly extend: Extend | null
  readonly scale: 2 | 4
  readonly references: readonly StartPicture[]
  /** null: the model's own. */
  readonly strength: number | null
  /** By the names of the model's options; what another model does not take is kept until it is needed. */
  readonly options: Readonly<Record<string, unknown>>
}

export const NOTHING: Beyond = {
  task: 'image-to-image',
  start: null,
  mask: null,
  extend: null,
  scale: 2,
  references: [],
  strength: null,
  options: {},
}

/** What is asked for: the task that was chosen, where there is a picture for it. */
export function taskOf({ task, start, references }: Beyond): Task {
  if (start) return task
  return references.length > 0 ? 'image-to-image' : 'text-to-image'
}

/** Whether everything that the task needs is there. */
export function isWhole(beyond: Beyond): boolean {
  const task = taskOf(beyond)
  if (task === 'inpaint') return typeof beyond.mask?.uploadId === 'string'
  return task !== 'outpaint' || beyond.extend !== null
}

export const canDo = (model: Pick<Model, 'tasks'>, task: Task) => model.tasks.includes(task)

/** The model as its form shows it: with the limits and the options of what it is asked for. */
export const forTask = <M extends Pick<Model, 'limits' | 'taskLimits' | 'options'>>(model: M, task: Task): M => {
  const of = model.taskLimits[task]
  return of ? { ...model, limits: of.limits, options: optionsFor(model.options, task) } : model
}

/** As large as the start, or as near as the model comes to its shape. */
export function sizeLike(start: Size, limits: Model['limits']): Size {
  const { width, height } = limits
  const shrink = Math.min(1, width.max / start.width, height.max / start.height)
  const grow = Math.max(1, width.min / start.width, height.min / start.height)
  const factor = shrink < 1 ? shrink : grow
  return snapSize({ width: start.width * factor, height: start.height * factor }, limits)
}

/** What was chosen, or what there is where the model does not enlarge by that. */
export function scaleOf({ scale }: Pick<Beyond, 'scale'>, { taskLimits }: Pick<Model, 'taskLimits'>): Beyond['scale'] {
  const scales = taskLimits.upscale?.scales ?? []
  return scales.includes(scale) ? scale : (SCALES.find(one => scales.includes(one)) ?? scale)
}

/** How large what comes of it is; undefined where that is the form's to say. */
export function resultSize(beyond: Beyond, model: Pick<Model, 'taskLimits'>): Size | undefined {
  const { start, extend } = beyond
  if (!start) return undefined
  const task = taskOf(beyond)
  const scale = scaleOf(beyond, model)
  if (task === 'upscale') return { width: start.width * scale, height: start.height * scale }
  if (task === 'outpaint' && extend)
    return {
      width: start.width + extend.left + extend.right,
      height: start.height + extend.top + extend.bottom,
    }
  return task === 'inpaint' ? { width: start.width, height: start.height } : undefined
}

export const namesOf = (options: Model['options']): readonly string[] =>
  isObject(options?.['properties']) ? Object.keys(options['properties']) : []

/** The options that a model takes for a task, in the fields that the API has for them. */
function optionsSent(
  { options }: Pick<Model, 'options'>,
  task: Task,
  chosen: Beyond['options'],
): Partial<NewVariation> {
  const taken = namesOf(optionsFor(options, task)).flatMap(name =>
    chosen[name] === undefined ? [] : [[name, chosen[name]] as const],
  )
  const { sampler, scheduler, loras, ...rest } = Object.fromEntries(taken)
  const others = Object.entries(rest).filter((entry): entry is [string, OptionValue] => !Array.isArray(entry[1]))
  return {
    ...(typeof sampler === 'string' && { sampler }),
    ...(typeof scheduler === 'string' && { scheduler }),
    ...(Array.isArray(loras) && loras.length > 0 && { loras: loras.filter(isLora) }),
    ...(others.length > 0 && { options: Object.fromEntries(others) }),
  }
}

const isLora = (value: unknown): value is { name: string; weight: number } =>
  isObject(value) && typeof value['name'] === 'string' && value['name'] !== '' && typeof value['weight'] === 'number'

/** What is sent besides words and size. Sizes that follow from the start are the server's to say. */
export function complete<Request extends NewVariation>(
  request: Request,
  model: Pick<Model, 'options' | 'taskLimits'>,
  beyond: Beyond,
): Request {
  const task = taskOf(beyond)
  const { start, mask, extend, references } = beyond
  const limits = model.taskLimits[task]
  const looked = references.slice(0, limits?.references ?? 0).map(({ ref }) => ref)
  const inputs = {
    ...(start && { image: start.ref }),
    ...(task === 'inpaint' && mask?.uploadId && { mask: { uploadId: mask.uploadId } }),
    ...(looked.length > 0 && { references: looked }),
  }
  const { width: _width, height: _height, ...sizeless } = request
  return {
    ...(hasSize(task) ? request : sizeless),
    ...(task !== 'text-to-image' && { task, inputs }),
    ...(limits?.strength && beyond.strength !== null && { strength: beyond.strength }),
    ...(task === 'upscale' && { scale: scaleOf(beyond, model) }),
    ...(task === 'outpaint' && extend && { extend }),
    ...optionsSent(model, task, beyond.options),
  } as Request // with or without a size, it is a request for the same
}
