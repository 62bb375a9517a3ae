import type { Lora, Model, NewGeneration, OptionValue, Task } from '@atelier/contracts'
import type { StoredParameters } from '@atelier/db'
import type { EngineModel } from '@atelier/providers'
import { Value } from 'typebox/value'
import type { FieldError } from '../../platform/errors.ts'
import { toFieldErrors } from '../../platform/operations/field-errors.ts'

type Asked = Pick<NewGeneration, 'sampler' | 'scheduler' | 'loras' | 'options'>
type Schema = EngineModel['options']

/** What a model takes. */
interface Takes {
  /** For the task. */
  readonly options: Schema
  /** For any of its tasks. */
  readonly all: Model['options']
  readonly task: Task
}

/** What has a name of its own in a request, and is an option to the engine. */
const NAMED = ['sampler', 'scheduler', 'loras'] as const
type Named = (typeof NAMED)[number]
const isNamed = (name: string): name is Named => NAMED.some(one => one === name)

export interface SettledOptions {
  readonly sampler?: string
  readonly scheduler?: string
  readonly loras?: Lora[]
  readonly options?: Record<string, OptionValue>
}

const pathOf = (name: string) => (isNamed(name) ? `/${name}` : `/options/${name}`)

/** As the contract knows it: the rest of a schema is not for us. */
const defaultOf = (schema: Schema, name: Named): unknown => {
  const property: { readonly default?: unknown } | undefined = schema?.properties[name]
  return property?.default
}

/** All of it as the engine takes it. */
export const optionsOf = ({
  sampler,
  scheduler,
  loras,
  options,
}: Partial<StoredParameters>): Record<string, unknown> => ({
  ...options,
  ...(sampler && { sampler }),
  ...(scheduler && { scheduler }),
  ...(loras && loras.length > 0 && { loras }),
})

/** What is sent beyond the common parameters, held against the model's schema. What does not fit is told to `refuse`. */
export function settleOptions(
  asked: Asked,
  { options: schema, all, task }: Takes,
  refuse: (error: FieldError) => void,
): SettledOptions {
  const known = schema?.properties ?? {}
  const sampler = asked.sampler ?? textIn(defaultOf(schema, 'sampler'))
  const scheduler = asked.scheduler ?? textIn(defaultOf(schema, 'scheduler'))
  const settled: SettledOptions = {
    ...(sampler !== undefined && { sampler }),
    ...(scheduler !== undefined && { scheduler }),
    ...(asked.loras?.length && { loras: asked.loras }),
    ...(asked.options && Object.keys(asked.options).length > 0 && { options: asked.options }),
  }
  for (const name of Object.keys(asked.options ?? {}).filter(isNamed))
    refuse({ path: `/options/${name}`, message: `is asked for as /${name}` })
  const sent = optionsOf(settled)
  const unknown = Object.keys(sent).filter(name => !Object.hasOwn(known, name))
  const elsewhere = Object.keys(all?.['properties'] ?? {})
  for (const name of unknown)
    refuse({
      path: pathOf(name),
      message: elsewhere.includes(name)
        ? `is not taken by this model for ${task}`
        : unknownIn(name, Object.keys(known)),
    })
  if (!schema) return settled
  const fitting = Object.fromEntries(Object.entries(sent).filter(([name]) => Object.hasOwn(known, name)))
  for (const { path, message } of toFieldErrors(faultsIn(schema, fitting), ''))
    refuse({ path: path.replace(/^\/([^/]+)/, (_, name: string) => pathOf(name)), message })
  return settled
}

function unknownIn(name: string, known: readonly string[]): string {
  if (isNamed(name)) return 'is not a parameter of this model'
  const others = known.filter(one => !isNamed(one))
  return others.length === 0
    ? 'is not an option of this model, which has none'
    : `is not an option of this model; it has ${others.join(', ')}`
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : undefined)

type Fault = Parameters<typeof toFieldErrors>[0][number]

/** As toFieldErrors reads them. Choices that are written as constants, one beside the other, are one list. */
function faultsIn(schema: NonNullable<Schema>, sent: Record<string, unknown>) {
  const found = Value.Errors(schema, sent)
  const listed = new Map<string, unknown[]>()
  for (const error of found)
    if (error.keyword === 'const')
      listed.set(error.instancePath, [...(listed.get(error.instancePath) ?? []), error.params.allowedValue])
  return found.flatMap((error): Fault[] => {
    const { instancePath, schemaPath, message } = error
    const told = { keyword: error.keyword, instancePath, schemaPath, message, params: {} }
    const choices = listed.get(instancePath)
    if (choices && error.keyword === 'const') return []
    if (choices && error.keyword === 'anyOf') return [{ ...told, keyword: 'enum', params: { allowedValues: choices } }]
    if (error.keyword !== 'required') return [{ ...told, params: { ...error.params } }]
    return error.params.requiredProperties.map(missingProperty => ({ ...told, params: { missingProperty } }))
  })
}
