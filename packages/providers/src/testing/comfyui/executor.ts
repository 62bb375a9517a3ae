import { linksOf, type Graph } from '../../comfyui/graph/graph.ts'
import { pictureFaults, type Picture } from '../upstream/pictures.ts'
import type { Canvas } from './canvas.ts'
import type { OwnFault } from './faults.ts'
import type { Files } from './files.ts'
import { asTuple, type HistoryEntry, type Item } from './item.ts'
import { NODE_FAULTS } from './node-fault.ts'
import type { Sockets } from './sockets.ts'

export interface ExecutorOptions {
  /** Old ones say neither how a job ended, nor anything by node, nor store why it failed. */
  readonly era: 'new' | 'old'
  /** Milliseconds for each step of a sampler. */
  readonly stepMs: number
  readonly steps: number
  /** Of a preview, in pixels. */
  readonly previewSide: number
  readonly files: Files
  readonly sockets: Sockets
  readonly paint: Canvas
  /** The job brings ComfyUI down. */
  readonly onRestart: () => void
}

/** What a job may meet with from outside while it runs. */
export interface Running {
  readonly item: Item
  isInterrupted: boolean
  /** ComfyUI was started anew: nothing of it is known any more. */
  isForgotten: boolean
  /** What is shown of it, painted once. */
  preview?: Promise<Picture>
}

interface Ending {
  readonly entry: HistoryEntry
}

/** So that an endless job does not take the machine. */
const MIN_STEP_MS = 1

const wait = (ms: number) =>
  new Promise<void>(resolve => {
    if (ms === 0) setImmediate(resolve)
    else setTimeout(resolve, ms)
  })

const inOrder = (graph: Graph, outputs: readonly string[]): string[] => {
  const order: string[] = []
  const visit = (id: string) => {
    const node = graph[id]
    if (!node || order.includes(id)) return
    for (const link of linksOf(node)) visit(link.id)
    order.push(id)
  }
  for (const id of outputs) visit(id)
  return order
}

/** What a node makes depends on this and nothing else: where it is as before, it is not run again. */
const signatureOf = (graph: Graph, id: string): string => {
  const node = graph[id]
  if (!node) return ''
  const links = Object.fromEntries(linksOf(node).map(link => [link.name, [signatureOf(graph, link.id), link.slot]]))
  return JSON.stringify([node.class_type, { ...node.inputs, ...links }])
}

class Interrupted extends Error {}

/** Runs one job at a time and tells of it, message by message, as ComfyUI does. */
export const createExecutor = ({
  era,
  stepMs,
  steps,
  previewSide,
  files,
  sockets,
  paint,
  onRestart,
}: ExecutorOptions) => {
  const cache = new Map<string, object>()
  let made = 0

  const tell = ({ item }: Running, type: string, data: object) => {
    if (item.fault !== 'silent') sockets.sendTo(item.clientId, type, { ...data, prompt_id: item.id })
  }

  const tick = async (running: Running, ms: number) => {
    await wait(ms)
    if (running.isInterrupted || running.isForgotten) throw new Interrupted()
  }

  const paintPreview = (prompt: string) =>
    pictureFaults['wrong-content-type']({ prompt, seed: 1, width: previewSide, height: previewSide, format: 'jpeg' })

  const preview = async (running: Running, node: string) => {
    const { item } = running
    if (item.fault === 'silent') return
    const { bytes } = await (running.preview ??= paintPreview(item.id))
    const garbage = item.fault === 'preview-garbage' ? Buffer.from('<svg onload="alert(1)"/>') : undefined
    const huge = item.fault === 'preview-huge' ? Buffer.concat([bytes, Buffer.alloc(2 * 1024 * 1024)]) : undefined
    sockets.sendPreview(item.clientId, garbage ?? huge ?? bytes, { node_id: node, prompt_id: item.id })
  }

  const stateOf = (node: string, value: number, max: number) => ({
    nodes: { [node]: { value, max, state: value === max ? 'finished' : 'running', node_id: node, real_node_id: node } },
  })

  const sample = async (running: Running, node: string) => {
    const { item } = running
    const isEndless = item.fault === 'never-ending'
    for (let step = 1; step <= steps || isEndless; step += 1) {
      await tick(running, isEndless ? Math.max(stepMs, MIN_STEP_MS) : stepMs)
      const value = Math.min(step, steps)
      tell(running, 'progress', { value, max: steps, node })
      if (era === 'new') tell(running, 'progress_state', stateOf(node, value, steps))
      if (step <= steps) await preview(running, node)
      if (step === 2 && item.fault === 'socket-lost') sockets.cut()
      if (step === 2 && item.fault === 'restart') onRestart()
    }
  }

  const store = async (running: Running, output: string): Promise<object> => {
    const { item } = running
    made += 1
    const filename = `ComfyUI_${String(made).padStart(5, '0')}_.png`
    const type = item.graph[output]?.class_type === 'PreviewImage' ? 'temp' : 'output'
    const request = { prompt: item.id, seed: 1, width: 256, height: 256, format: 'png' } as const
    const faults: Partial<Record<OwnFault, () => Promise<Picture>>> = {
      truncated: () => pictureFaults.truncated(request),
      'text-picture': () => pictureFaults.text(),
    }
    const faulty = item.fault === undefined ? undefined : faults[item.fault]
    const picture = await (faulty ? faulty() : paint(item.graph, output))
    if (item.fault !== 'result-gone') files.store(filename, picture, type)
    return { images: [{ filename, subfolder: '', type }] }
  }

  const fail = (running: Running, node: string) => {
    const fault = running.item.fault === undefined ? undefined : NODE_FAULTS[running.item.fault]
    return (
      fault && {
        prompt_id: running.item.id,
        node_id: node,
        node_type: running.item.graph[node]?.class_type,
        executed: [],
        ...fault,
        traceback: ['  File "/comfy/execution.py", line 1, in execute\n'],
        current_inputs: {},
        current_outputs: [],
      }
    )
  }

  /** The outputs, or how it ended before there were any. */
  const runNodes = async (running: Running, outputs: Record<string, object>): Promise<[string, object]> => {
    const { item } = running
    const order = inOrder(item.graph, item.outputs)
    const cached = item.fault === undefined ? order.filter(id => cache.has(signatureOf(item.graph, id))) : []
    tell(running, 'execution_cached', { nodes: cached })
    for (const id of order) {
      const signature = signatureOf(item.graph, id)
      const known = cached.includes(id) ? cache.get(signature) : undefined
      if (known && item.outputs.includes(id)) outputs[id] = known
      if (known) continue
      tell(running, 'executing', { node: id })
      if (era === 'new') tell(running, 'progress_state', stateOf(id, 0, 1))
      await tick(running, 0)
      const isSampling = 'latent_image' in (item.graph[id]?.inputs ?? {})
      if (isSampling) await sample(running, id)
      const failure = isSampling ? fail(running, id) : undefined
      if (failure) return ['execution_error', failure]
      const output = item.outputs.includes(id) && item.fault !== 'no-picture' ? await store(running, id) : {}
      if (item.outputs.includes(id)) {
        if (item.fault !== 'no-picture') outputs[id] = output
        tell(running, 'executed', { node: id, output })
      }
      if (item.fault === undefined) cache.set(signature, output)
    }
    return ['execution_success', { prompt_id: item.id }]
  }

  const execute = async (running: Running): Promise<Ending | undefined> => {
    const { item } = running
    const outputs: Record<string, object> = {}
    tell(running, 'execution_start', {})
    const [type, data] = await runNodes(running, outputs).catch((error: unknown): [string, object] => {
      if (error instanceof Interrupted)
        return ['execution_interrupted', { prompt_id: item.id, node_id: '', executed: [] }]
      throw error
    })
    if (running.isForgotten) return undefined
    if (era === 'new' || type !== 'execution_success') tell(running, type, data)
    // The message is out before the entry is in the history, as it is there.
    await wait(0)
    const isSuccess = type === 'execution_success'
    const messages = [
      ['execution_start', { prompt_id: item.id }],
      [type, data],
    ]
    const status = { status_str: isSuccess ? 'success' : 'error', completed: isSuccess, messages }
    const entry = { prompt: asTuple(item), outputs, meta: {}, ...(era === 'new' && { status }) }
    return { entry }
  }

  return {
    execute,
    sayDone: (running: Running) => {
      tell(running, 'executing', { node: null })
    },
    forgetAll: () => {
      cache.clear()
    },
    /** How many pictures were painted. */
    made: () => made,
  }
}
export type Executor = ReturnType<typeof createExecutor>
