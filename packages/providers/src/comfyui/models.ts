import type { Task } from '@atelier/contracts'
import { hasWords } from '../port/search.ts'
import { extendedLimits } from '../pictures/canvas.ts'
import type { EngineWork } from '../port/engine.ts'
import type { EngineModel, TaskLimits } from '../port/manifest.ts'
import { defaultAt } from './graph/defaults.ts'
import { idsOf, inputOf, nodeAt, type Graph } from './graph/graph.ts'
import { tasksWith } from './graph/task-rules.ts'
import { picturesOf } from './graph/workflow-map.ts'
import { limitsOf, strengthOf } from './limits.ts'
import { LORA_CLASSES, optionsOf } from './model-options.ts'
import { inputInfo } from './node-info.ts'
import type { KnownNodes, Nodes } from './nodes.ts'
import { NAME, type ComfyUiConfig } from './options.ts'
import type { Workflow } from './settings.ts'

export const classesOf = (graph: Graph) => new Set(Object.values(graph).map(({ class_type }) => class_type))

/** "4x-UltraSharp.pth" and "RealESRGAN_x4plus.pth" say by how much they enlarge. */
const factorIn = (name: unknown) => {
  const factor = typeof name === 'string' ? name.match(/(?<![a-z\d])(?:(\d)x|x(\d))/i) : null
  return Number(factor?.[1] ?? factor?.[2] ?? Number.NaN)
}

const DEFAULT_FACTOR = 4

/** The factors by which the nodes of a workflow enlarge; that of most models where none says it. */
const scalesOf = (graph: Graph): number[] => {
  const factors = idsOf(graph)
    .map(id => nodeAt(graph, id))
    .flatMap(node => [factorIn(inputOf(node, 'model_name')), Number(inputOf(node, 'scale_by') ?? Number.NaN)])
    .filter(factor => factor > 1 && factor <= 16)
  return [factors[0] ?? DEFAULT_FACTOR]
}

const tasksOf = (workflow: Workflow, nodes: KnownNodes): EngineModel['tasks'] => {
  const { map, graph } = workflow
  const limits = limitsOf(workflow, nodes)
  const plain: TaskLimits = { limits, references: 0, strength: null, scales: [] }
  const references = Math.max(0, picturesOf(map).length - 1)
  const fromPicture: TaskLimits = { ...plain, references, strength: strengthOf(workflow, nodes) }
  const all: Readonly<Record<Task, TaskLimits>> = {
    'text-to-image': plain,
    'image-to-image': fromPicture,
    inpaint: fromPicture,
    outpaint: { ...plain, limits: extendedLimits(limits) },
    upscale: { ...plain, scales: scalesOf(graph) },
  }
  return Object.fromEntries(tasksWith(graph, map).map(task => [task, all[task]]))
}

/** A file that the workflow loads and ComfyUI does not have. */
const missingFile = (graph: Graph, nodes: KnownNodes): string | undefined =>
  Object.values(graph)
    .flatMap(node =>
      Object.entries(node.inputs).map(([name, value]) => ({
        value,
        options: /_name\d?$/.test(name) ? inputInfo(nodes.of(node.class_type) ?? undefined, name)?.options : undefined,
      })),
    )
    .filter(({ value, options }) => typeof value === 'string' && options !== undefined && !options.includes(value))
    .map(({ value }) => String(value).slice(0, 120))
    .find(value => /\.\w+$/.test(value))

const stateOf = ({ graph }: Workflow, nodes: KnownNodes): Pick<EngineModel, 'status' | 'reason'> => {
  const missing = [...classesOf(graph)].find(className => nodes.of(className) === null)
  if (missing !== undefined)
    return {
      status: 'unavailable',
      reason: `This workflow uses a node that this ${NAME} does not have: ${missing.slice(0, 80)}. Install it there.`,
    }
  const file = missingFile(graph, nodes)
  return file === undefined
    ? { status: 'ready', reason: null }
    : {
        status: 'unavailable',
        reason: `This workflow loads a file that this ${NAME} does not have: ${file}. Put it there.`,
      }
}

const describe = (id: string, workflow: Workflow, nodes: KnownNodes): EngineModel => {
  const { graph, map } = workflow
  const file = defaultAt(graph, map.model)
  const count = Object.keys(graph).length
  return {
    id: workflow.id,
    name: workflow.name,
    provider: id,
    description: `A workflow of ${count} ${count === 1 ? 'node' : 'nodes'}${typeof file === 'string' ? ` with ${file.slice(0, 120)}` : ''}.`,
    goodAt: null,
    price: null,
    license: null,
    replacement: null,
    servedBy: [],
    ...stateOf(workflow, nodes),
    tasks: tasksOf(workflow, nodes),
    options: optionsOf(workflow, nodes),
  }
}

const matches = ({ id, name }: Workflow, search: string) => hasWords(`${id} ${name}`, search)

/** The workflows that somebody has set up, with the limits that their nodes have on this ComfyUI. */
export const createModels = (config: ComfyUiConfig, nodes: Nodes) => {
  /** The first of each id. */
  const workflows = (): Workflow[] =>
    [
      ...new Map(
        config
          .settings()
          .workflows.toReversed()
          .map(workflow => [workflow.id, workflow]),
      ).values(),
    ].toReversed()
  const getKnown = (among: readonly Workflow[], signal: AbortSignal) => {
    const classes = new Set(among.flatMap(({ graph }) => [...classesOf(graph)]))
    if (among.some(({ map }) => map.model !== null)) classes.add(LORA_CLASSES.modelOnly)
    return nodes.glance(classes, signal)
  }

  const list: EngineWork['models']['list'] = async ({ search = '', signal, onIncomplete }) => {
    signal.throwIfAborted()
    const found = workflows().filter(workflow => matches(workflow, search))
    const known = await getKnown(found, signal)
    if (known.failure) onIncomplete?.(known.failure)
    return found.map(workflow => describe(config.id, workflow, known))
  }

  const findWorkflow = (id: string) => workflows().find(workflow => workflow.id === id)

  const find: EngineWork['models']['find'] = async (id, { signal }) => {
    signal.throwIfAborted()
    const workflow = findWorkflow(id)
    return workflow && describe(config.id, workflow, await getKnown([workflow], signal))
  }

  return {
    list,
    find,
    findWorkflow,
    count: () => workflows().length,
    /** One that makes pictures from words, where there is one. */
    defaultId: () => (workflows().find(({ map }) => map.image === null) ?? workflows()[0])?.id ?? '',
  }
}
export type Models = ReturnType<typeof createModels>
