import { at, isObject } from '../net/json.ts'

/** What ComfyUI says of one input of a node. */
export interface InputInfo {
  readonly min: number | undefined
  readonly max: number | undefined
  readonly step: number | undefined
  /** The values that it takes, where it takes no other. */
  readonly options: readonly string[] | undefined
  readonly isOptional: boolean
}

/** What ComfyUI says of a class of nodes; undefined where it does not have it. */
export interface NodeInfo {
  readonly inputs: Readonly<Record<string, InputInfo>>
}

const numberAt = (value: unknown, name: string) => {
  const found = at(value, name)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}

const strings = (value: unknown) =>
  Array.isArray(value) ? value.filter((item: unknown) => typeof item === 'string') : undefined

/** `["INT", { min, max, step }]`, `[["euler", ...], {}]`, or newer `["COMBO", { options: ["euler", ...] }]`. */
const readInput = (spec: unknown, isOptional: boolean): InputInfo => {
  const type = at(spec, 0)
  const more = at(spec, 1)
  const options = strings(type) ?? (type === 'COMBO' ? strings(at(more, 'options')) : undefined)
  return {
    min: numberAt(more, 'min'),
    max: numberAt(more, 'max'),
    step: numberAt(more, 'step'),
    options: options && options.length > 0 ? options : undefined,
    isOptional,
  }
}

const readInputs = (specs: unknown, isOptional: boolean) =>
  isObject(specs)
    ? Object.entries(specs).map(([name, spec]): [string, InputInfo] => [name, readInput(spec, isOptional)])
    : []

/** Reads `GET /object_info/{class}`. */
export const readNodeInfo = (json: unknown, className: string): NodeInfo | undefined => {
  const info = at(json, className)
  if (!isObject(info)) return undefined
  return {
    inputs: Object.fromEntries([
      ...readInputs(at(info, 'input', 'required'), false),
      ...readInputs(at(info, 'input', 'optional'), true),
    ]),
  }
}

export const inputInfo = (info: NodeInfo | undefined, name: string): InputInfo | undefined =>
  info !== undefined && Object.hasOwn(info.inputs, name) ? info.inputs[name] : undefined
