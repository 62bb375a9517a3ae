import { optionsFor, type Limit, type Task } from '@atelier/contracts'
import type { TSchema } from 'typebox'
import { at, isObject } from '../../net/json.ts'
import type { EngineModel } from '../../port/manifest.ts'
import type { ImageRequest } from '../../port/request.ts'

/** Something that a limit allows, and that nobody gets who chose nothing. */
const otherIn = ({ min, max, default: standard, multipleOf = 0 }: Limit): number => {
  if (standard !== min) return min
  const step = multipleOf > 0 ? multipleOf : Math.min(1, (max - min) / 2)
  return min + step
}

const numberIn = (schema: TSchema): number => {
  const [min, max] = [Number(at(schema, 'minimum') ?? 0), Number(at(schema, 'maximum') ?? 10)]
  const standard = Number(at(schema, 'default') ?? Number.NaN)
  const isWhole = at(schema, 'type') === 'integer'
  return [max, min].find(value => value !== standard && (!isWhole || Number.isInteger(value))) ?? max
}

const otherOf = (choices: readonly unknown[], standard: unknown): unknown =>
  choices.find(choice => choice !== standard) ?? choices[0]

/** A value of an option, other than its default. */
const valueOf = (schema: TSchema): unknown => {
  const anyOf = at(schema, 'anyOf')
  const choices =
    at(schema, 'enum') ?? (Array.isArray(anyOf) ? anyOf.map((choice: unknown) => at(choice, 'const')) : undefined)
  if (Array.isArray(choices)) return otherOf(choices, at(schema, 'default'))
  const properties = at(schema, 'properties')
  switch (at(schema, 'type')) {
    case 'boolean':
      return at(schema, 'default') !== true
    case 'integer':
    case 'number':
      return numberIn(schema)
    case 'array':
      return [valueOf(at(schema, 'items') as TSchema)] // of a schema's list
    case 'object':
      return isObject(properties) ? valuesOf(properties) : {}
    default:
      return 'another'
  }
}

const valuesOf = (properties: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]))

/** All options that a model takes for a task, each with a value other than its default; not those that have no other. */
export const allOptions = ({ options }: Pick<EngineModel, 'options'>, task: Task): Record<string, unknown> => {
  const schemas = optionsFor(options, task)?.properties ?? {}
  return Object.fromEntries(
    Object.entries(valuesOf(schemas)).filter(([name, value]) => value !== at(schemas[name], 'default')),
  )
}

/** Requests that differ from this one in one parameter each, of those that the model takes for its task. */
export const withOtherParameters = (
  { tasks }: Pick<EngineModel, 'tasks'>,
  request: ImageRequest,
): Readonly<Record<string, ImageRequest>> => {
  const takes = tasks[request.task]
  if (!takes) return {}
  const { steps, guidance, seed, negativePrompt } = takes.limits
  const isReferred = 'inputs' in request && 'references' in request.inputs && takes.references > 0
  return {
    ...(steps && { steps: { ...request, steps: otherIn(steps) } }),
    ...(guidance && { guidance: { ...request, guidance: otherIn(guidance) } }),
    ...(seed && { seed: { ...request, seed: request.seed + 1 } }),
    ...(negativePrompt && { negativePrompt: { ...request, negativePrompt: 'lighthouse' } }),
    ...('strength' in request && takes.strength && { strength: { ...request, strength: otherIn(takes.strength) } }),
    ...(isReferred && {
      references: {
        ...request,
        inputs: { ...request.inputs, references: [request.inputs.image] },
      } as ImageRequest, // of the same task, with one picture more
    }),
  }
}
