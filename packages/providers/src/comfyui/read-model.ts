import { isObject, textAt } from '../net/json.ts'
import { ProviderError } from '../port/errors.ts'
import type { ReadModel } from '../port/kind.ts'
import { choicesOf } from './graph/choices.ts'
import { defaultAt, defaultsOf } from './graph/defaults.ts'
import { findMap, type Found } from './graph/find-map.ts'
import { isGraph, type Graph } from './graph/graph.ts'
import { remarksOf } from './graph/remarks.ts'
import { taskRulesOf } from './graph/task-rules.ts'
import { MAX_GRAPH_CHARACTERS, type Workflow } from './settings.ts'

const HOW = 'In ComfyUI choose “Workflow → Export (API)”, and drop that file here.'

const refused = (message: string, suggestion = HOW) =>
  new ProviderError('provider.bad_request', message, { suggestion })

/** What ComfyUI's page itself stores: nodes with places on the canvas, in a list. */
const isFromPage = (file: unknown) => isObject(file) && Array.isArray(file.nodes)

/** A file may be the workflow itself, or what was sent to ComfyUI: `{ prompt: workflow }`. */
const graphIn = (file: unknown): Graph => {
  const parsed = typeof file === 'string' ? parse(file) : file
  if (isFromPage(parsed)) throw refused('This workflow is not in the API format, which a program can run.')
  const inner = isObject(parsed) && isObject(parsed.prompt) ? parsed.prompt : parsed
  if (isFromPage(inner)) throw refused('This workflow is not in the API format, which a program can run.')
  if (!isGraph(inner)) throw refused('This file is no workflow of ComfyUI.')
  if (JSON.stringify(inner).length > MAX_GRAPH_CHARACTERS)
    throw refused('This workflow is larger than 1 MB.', 'Take out of it what the picture is not made from.')
  return inner
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('This file is no JSON.')
  }
}

const baseName = (path: string) =>
  (path.split(/[\\/]/).at(-1) ?? path).replace(/\.(safetensors|ckpt|pt|pth|gguf|sft|bin)$/i, '')

/** What it does and with which model: "Inpainting with v1-5-pruned". */
const nameOf = (graph: Graph, { map, isUpscale }: Found): string => {
  const model = defaultAt(graph, map.model)
  const what = () => {
    if (isUpscale) return 'Upscaling'
    if (map.mask !== null) return 'Inpainting'
    return map.image === null ? 'Text to image' : 'Image to image'
  }
  return typeof model === 'string' ? `${what()} with ${baseName(model)}`.slice(0, 80) : what()
}

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60) || 'workflow'

/** Makes a model of a workflow that was exported in API format. Throws a ProviderError where it is none. */
export const readModel = (file: unknown): ReadModel & { readonly model: Workflow } => {
  const graph = graphIn(file)
  const found = findMap(graph)
  const name = textAt(file, 'name')?.slice(0, 80) ?? nameOf(graph, found)
  return {
    model: { id: slugOf(name), name, graph, map: found.map, defaults: defaultsOf(graph, found.map) },
    choices: choicesOf(graph, found),
    taskRules: taskRulesOf(graph),
    remarks: remarksOf(graph, found),
  }
}
