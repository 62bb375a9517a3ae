import { linkOf, type Graph, type GraphNode } from '../../comfyui/graph/graph.ts'
import type { OwnFault } from './faults.ts'
import type { NodeClass, NodeClasses } from './object-info.ts'

interface InputError {
  readonly type: string
  readonly message: string
  readonly details: string
  readonly extra_info: Readonly<Record<string, unknown>>
}

export interface Refused {
  readonly error: object
  readonly node_errors: object
}

const missing = (id: string, node: GraphNode): Refused => ({
  error: {
    type: 'missing_node_type',
    message: `Node '${node.class_type}' not found. The custom node may not be installed.`,
    details: `Node ID '#${id}'`,
    extra_info: { node_id: id, class_type: node.class_type, node_title: node.class_type },
  },
  node_errors: {},
})

const optionsOf = (spec: readonly unknown[]): readonly unknown[] | undefined => {
  const [type, more] = spec
  if (Array.isArray(type)) return type
  const options = typeof more === 'object' && more !== null && 'options' in more ? more.options : undefined
  return type === 'COMBO' && Array.isArray(options) ? options : undefined
}

const inputError = (type: string, message: string, name: string, details: string, received?: unknown): InputError => ({
  type,
  message,
  details,
  extra_info: { input_name: name, ...(received !== undefined && { received_value: received }) },
})

const rangeError = (name: string, value: unknown, more: unknown): InputError | undefined => {
  if (typeof value !== 'number' || typeof more !== 'object' || more === null) return undefined
  if ('min' in more && typeof more.min === 'number' && value < more.min)
    return inputError('value_smaller_than_min', `Value ${value} smaller than min of ${more.min}`, name, name, value)
  if ('max' in more && typeof more.max === 'number' && value > more.max)
    return inputError('value_bigger_than_max', `Value ${value} bigger than max of ${more.max}`, name, name, value)
  return undefined
}

const valueError = (
  name: string,
  value: unknown,
  spec: readonly unknown[],
  hasFile: (name: string) => boolean,
): InputError | undefined => {
  const [, more] = spec
  if (typeof more === 'object' && more !== null && 'image_upload' in more)
    return hasFile(String(value))
      ? undefined
      : inputError(
          'custom_validation_failed',
          'Custom validation failed for node',
          name,
          `${name} - Invalid image file: ${String(value)}`,
        )
  const options = optionsOf(spec)
  if (options && !options.includes(value))
    return inputError('value_not_in_list', 'Value not in list', name, `${name}: '${String(value)}' not in [...]`, value)
  return rangeError(name, value, more)
}

const errorsOf = (
  graph: Graph,
  node: GraphNode,
  { required, optional }: NodeClass,
  hasFile: (name: string) => boolean,
): InputError[] =>
  Object.entries({ ...optional, ...required }).flatMap(([name, spec]) => {
    const value = node.inputs[name]
    if (value === undefined)
      return name in required ? [inputError('required_input_missing', 'Required input is missing', name, name)] : []
    const link = linkOf(value)
    if (link) return graph[link.id] ? [] : [inputError('exception_during_inner_validation', 'KeyError', name, link.id)]
    return valueError(name, value, spec, hasFile) ?? []
  })

/** As ComfyUI judges a workflow before it takes it: the whole of it or nothing. */
export const validate = (
  graph: Graph,
  classes: NodeClasses,
  hasFile: (name: string) => boolean,
): Refused | undefined => {
  for (const [id, node] of Object.entries(graph)) if (!classes[node.class_type]) return missing(id, node)
  const outputs = Object.keys(graph).filter(id => classes[graph[id]?.class_type ?? '']?.isOutput === true)
  if (outputs.length === 0)
    return {
      error: { type: 'prompt_no_outputs', message: 'Prompt has no outputs', details: '', extra_info: {} },
      node_errors: {},
    }
  const nodeErrors = Object.entries(graph).flatMap(([id, node]) => {
    const nodeClass = classes[node.class_type]
    const errors = nodeClass ? errorsOf(graph, node, nodeClass, hasFile) : []
    return errors.length === 0
      ? []
      : [[id, { errors, dependent_outputs: outputs, class_type: node.class_type }] as const]
  })
  if (nodeErrors.length === 0) return undefined
  return {
    error: {
      type: 'prompt_outputs_failed_validation',
      message: 'Prompt outputs failed validation',
      details: nodeErrors
        .flatMap(([, { errors }]) => errors.map(({ message, details }) => `${message}: ${details}`))
        .join('\n'),
      extra_info: {},
    },
    node_errors: Object.fromEntries(nodeErrors),
  }
}

const notInList = (id: string, className: string, input: string, received: string): Refused => ({
  error: {
    type: 'prompt_outputs_failed_validation',
    message: 'Prompt outputs failed validation',
    details: '',
    extra_info: {},
  },
  node_errors: {
    [id]: {
      errors: [
        inputError('value_not_in_list', 'Value not in list', input, `${input}: '${received}' not in []`, received),
      ],
      dependent_outputs: ['9'],
      class_type: className,
    },
  },
})

/** What ComfyUI says where it was changed since the studio asked what it has. */
export const REFUSALS: Readonly<Partial<Record<OwnFault, Refused>>> = {
  'unknown-model': notInList('4', 'CheckpointLoaderSimple', 'ckpt_name', 'gone.safetensors'),
  'unknown-sampler': notInList('3', 'KSampler', 'sampler_name', 'gone'),
}
