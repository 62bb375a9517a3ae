import type { FormData } from 'undici'
import type { Json } from '../net/json.ts'
import { createForm } from '../net/undici.ts'
import { transparentMask, whiteMask } from '../pictures/masks.ts'
import { picturesOf } from '../pictures/of-request.ts'
import { fitSize } from '../pictures/sizes.ts'
import { taskUnsupported } from '../port/manifest.ts'
import type { ImageRequest, InputImage } from '../port/request.ts'
import { inSnakeCase, VALUES, type AsForm, type Values } from './dialects/dialect.ts'
import type { Target } from './profile.ts'

/** A call as it goes out. */
export interface Written {
  readonly path: string
  readonly body?: Json
  readonly form?: FormData
}

type NonEmpty<T> = readonly [T, ...T[]]

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

/** Those values that the model takes and the request has. */
const valuesOf = (request: ImageRequest, { takes }: Target): Values => {
  const strength = 'strength' in request ? request.strength : null
  const all = { ...request, strength }
  const negativePrompt = request.negativePrompt === '' ? null : request.negativePrompt
  return Object.fromEntries(
    VALUES.flatMap(name => {
      const value = name === 'negativePrompt' ? negativePrompt : all[name]
      return takes.has(name) && isGiven(value) ? [[name, value]] : []
    }),
  )
}

/** Everything but the pictures, as fields. */
const fieldsOf = (request: ImageRequest, target: Target): Json => {
  const { dialect, id, sizes } = target
  const values = valuesOf(request, target)
  const isNamed = ([name]: [string, unknown]) => name in dialect.names
  const named = Object.entries(values).filter(isNamed)
  const unnamed: Values = Object.fromEntries(Object.entries(values).filter(entry => !isNamed(entry)))
  const names: Readonly<Record<string, string>> = dialect.names
  return {
    model: id,
    prompt: dialect.writePrompt?.(request.prompt, unnamed, request.options) ?? request.prompt,
    ...(dialect.takesCount && { n: 1 }),
    ...dialect.writeSize(fitSize(sizes, request), id),
    ...Object.fromEntries(named.map(([name, value]) => [names[name] ?? name, value])),
    ...(dialect.writeOptions ?? inSnakeCase)(request.options, request.task),
    ...dialect.answerAs(id),
  }
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

const appendFile = (form: FormData, field: string, { bytes, mimeType }: InputImage, name: string) => {
  // A copy, since bytes may lie in a buffer that is shared, which a Blob does not take.
  form.append(field, new Blob([new Uint8Array(bytes)], { type: mimeType }), `${name}.${ENDINGS[mimeType] ?? 'png'}`)
}

const MASKS = { white: whiteMask, transparent: transparentMask } as const

const writeForm = async (
  fields: Json,
  [first, ...rest]: NonEmpty<InputImage>,
  mask: InputImage | undefined,
  { image, mask: kind }: AsForm,
): Promise<FormData> => {
  const form = createForm()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  ;[first, ...rest].forEach((picture, index) => {
    appendFile(form, image, picture, `image-${index + 1}`)
  })
  if (mask && kind) appendFile(form, 'mask', await MASKS[kind](first, mask), 'mask')
  return form
}

/** A request in the words of its server. `extra` are fields of the call itself, such as `stream`. */
export const writeCall = async (request: ImageRequest, target: Target, extra: Json = {}): Promise<Written> => {
  const { dialect } = target
  const fields = { ...fieldsOf(request, target), ...extra }
  const { images, mask } = picturesOf(request)
  const [first, ...rest] = images
  if (request.task === 'text-to-image') return { path: '/images/generations', body: fields }
  const edits = (mask && dialect.inpaint) ?? dialect.edits
  if (!first || !edits) throw taskUnsupported(target.id, request.task)
  if (edits.as === 'form') return { path: edits.path, form: await writeForm(fields, [first, ...rest], mask, edits) }
  return { path: edits.path, body: { ...fields, ...edits.images([first, ...rest], target.id) } }
}
