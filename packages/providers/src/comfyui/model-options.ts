import { Type, type TObject, type TSchema } from 'typebox'
import { defaultAt } from './graph/defaults.ts'
import { inputInfo } from './node-info.ts'
import { infoAt } from './limits.ts'
import type { KnownNodes } from './nodes.ts'
import type { Workflow } from './settings.ts'

/** The nodes by which LoRAs are put on a model; extensions are not needed for them. */
export const LORA_CLASSES = { withClip: 'LoraLoader', modelOnly: 'LoraLoaderModelOnly' } as const

/** A LoRA as a request names it. */
export interface Lora {
  readonly name: string
  readonly weight: number
}

const MAX_LORAS = 10

/** One of the values that ComfyUI names; any text while it cannot be asked. */
const oneOf = (
  options: readonly string[] | undefined,
  rest: { title: string; description: string; default?: string },
) => (options ? Type.String({ ...rest, enum: [...options] }) : Type.String({ ...rest, minLength: 1, maxLength: 300 }))

const choiceAt = (
  { graph }: Workflow,
  nodes: KnownNodes,
  place: string | null,
  words: { title: string; description: string },
): TSchema | undefined => {
  if (place === null) return undefined
  const own = defaultAt(graph, place)
  return Type.Optional(
    oneOf(infoAt(graph, nodes, place)?.options, { ...words, ...(typeof own === 'string' && { default: own }) }),
  )
}

const lorasOf = ({ map }: Workflow, nodes: KnownNodes): TSchema | undefined => {
  if (map.model === null) return undefined
  const names = inputInfo(nodes.of(LORA_CLASSES.modelOnly) ?? undefined, 'lora_name')?.options
  if (!names) return undefined
  return Type.Optional(
    Type.Array(
      Type.Object({
        name: oneOf(names, { title: 'LoRA', description: 'A file that ComfyUI has.' }),
        weight: Type.Number({ title: 'Weight', minimum: -4, maximum: 4, default: 1 }),
      }),
      {
        title: 'LoRAs',
        description: 'Put on the model, besides those of the workflow itself.',
        maxItems: MAX_LORAS,
        default: [],
      },
    ),
  )
}

/** What a workflow takes beyond the common parameters; null where that is nothing. */
export const optionsOf = (workflow: Workflow, nodes: KnownNodes): TObject | null => {
  const { map } = workflow
  const fields = {
    sampler: choiceAt(workflow, nodes, map.sampler, {
      title: 'Sampler',
      description: 'How noise is taken away, step by step.',
    }),
    scheduler: choiceAt(workflow, nodes, map.scheduler, {
      title: 'Scheduler',
      description: 'How much noise each step takes away.',
    }),
    model: choiceAt(workflow, nodes, map.model, {
      title: 'Model file',
      description: 'A file that ComfyUI has. It has to be of the family that the workflow is made for.',
    }),
    loras: lorasOf(workflow, nodes),
  }
  const present = Object.entries(fields).filter((entry): entry is [string, TSchema] => entry[1] !== undefined)
  return present.length === 0 ? null : Type.Object(Object.fromEntries(present), { additionalProperties: false })
}
