import { Type, type Static } from 'typebox'
import { WorkflowMap } from './graph/workflow-map.ts'

/** Of a workflow as JSON. */
export const MAX_GRAPH_CHARACTERS = 1_000_000
/** More nodes than any workflow has. */
const MAX_NODES = 5000

const Node = Type.Object({
  class_type: Type.String({ minLength: 1, maxLength: 200 }),
  inputs: Type.Record(Type.String(), Type.Unknown()),
})

export const Workflow = Type.Object({
  id: Type.String({
    title: 'Id',
    pattern: '^[a-z0-9][a-z0-9-]{0,79}$',
    description: 'What pictures and saved forms name it by. It stays when the workflow is replaced.',
  }),
  name: Type.String({ title: 'Name', minLength: 1, maxLength: 100 }),
  graph: Type.Record(Type.String(), Node, {
    title: 'Workflow',
    description: 'In API format, as ComfyUI exports it: “Workflow → Export (API)”.',
    maxProperties: MAX_NODES,
  }),
  map: WorkflowMap,
  defaults: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      title: 'Defaults',
      description: 'What the workflow itself says; for pages.',
    }),
  ),
})
export type Workflow = Static<typeof Workflow>

export const Settings = Type.Object({
  baseUrl: Type.String({
    title: 'Address',
    format: 'uri',
    default: 'http://127.0.0.1:8188',
    description: 'Where ComfyUI answers; the desktop app uses port 8000.',
  }),
  apiKey: Type.Optional(
    Type.String({
      title: 'Key',
      writeOnly: true,
      description: 'Sent as a bearer token, for a ComfyUI behind a proxy that asks for one.',
    }),
  ),
  workflows: Type.Array(Workflow, {
    title: 'Workflows',
    default: [],
    maxItems: 100,
    description: 'Each is a model of the studio. Drop a file that ComfyUI exported in API format.',
  }),
})
export type Settings = Static<typeof Settings>
