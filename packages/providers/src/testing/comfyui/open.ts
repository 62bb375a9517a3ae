import { slugOf, readModel } from '../../comfyui/read-model.ts'
import { createComfyUiEngine } from '../../comfyui/engine.ts'
import type { Graph } from '../../comfyui/graph/graph.ts'
import { comfyUi } from '../../comfyui/kind.ts'
import type { ComfyUiOptions } from '../../comfyui/options.ts'
import type { Settings, Workflow } from '../../comfyui/settings.ts'
import type { Engine } from '../../port/engine.ts'
import { startComfyUi, type ComfyUiStandInOptions } from './index.ts'
import { workflows, type WorkflowName } from './workflows/index.ts'

const toWorkflow = (name: string, graph: Graph): Workflow => ({ ...readModel(graph).model, id: slugOf(name), name })

/** As somebody would set them up: each by what was found out about it. */
export const workflowsOf = (names: readonly WorkflowName[]): Workflow[] =>
  names.map(name => toWorkflow(name, workflows[name]))

export const ALL = Object.keys(workflows) as WorkflowName[] // what the module exports is what it has

const BOUNDS = {
  maxImageBytes: 20 * 1024 * 1024,
  timeoutMs: 20_000,
  allowPrivateNetwork: true,
  endpointReach: 'own network',
} as const

/** Short enough for tests, and long enough for a busy machine. */
const WAITS = {
  pollMs: 300,
  unheardPollMs: 10,
  openTimeoutMs: 2000,
  callTimeoutMs: 3000,
  maxFailedLooks: 5,
  glanceMs: 8000,
} as const

export interface Opening {
  readonly names?: readonly WorkflowName[]
  readonly settings?: Partial<Settings>
  readonly options?: Partial<Omit<ComfyUiOptions, 'settings' | 'id'>>
  readonly standIn?: ComfyUiStandInOptions
}

export const engineAt = (baseUrl: string, { names = ['sd15'], settings = {}, options = {} }: Opening = {}): Engine => {
  const { id, name, isBuiltIn, sourceMark } = comfyUi
  const given: Settings = { baseUrl, workflows: workflowsOf(names), ...settings }
  const work = createComfyUiEngine({
    id,
    settings: () => given,
    bounds: BOUNDS,
    ...WAITS,
    ...options,
  })
  return { id, kind: id, name, isBuiltIn, sourceMark, ...work }
}

/** An engine of this kind in front of the stand-in: nothing leaves this machine. */
export const openComfyUi = async (opening: Opening = {}) => {
  const server = await startComfyUi(opening.standIn)
  const engine = engineAt(server.url, opening)
  return {
    server,
    standIn: server,
    engine,
    close: async () => {
      await engine.close()
      await server.close()
    },
  }
}
