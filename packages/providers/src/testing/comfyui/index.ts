import { createPlan, type StruckFault } from '../stand-in/plan.ts'
import { startStandIn } from '../stand-in/server.ts'
import type { Exchange } from '../upstream/exchange.ts'
import { createCanvas } from './canvas.ts'
import { createExecutor } from './executor.ts'
import { OWN_FAULTS, type ComfyFault } from './faults.ts'
import { createFiles } from './files.ts'
import { nodeClasses, type NodeClasses } from './object-info.ts'
import { createQueue } from './queue.ts'
import { createRoutes } from './routes.ts'
import { createSockets } from './sockets.ts'

export interface ComfyUiStandInOptions {
  /** A free one when left out. */
  readonly port?: number
  /** What every call has to bring along, as a bearer token. */
  readonly apiKey?: string
  /** Old ones give ids of their own, stop whatever runs, and do not store why a job failed. */
  readonly era?: 'new' | 'old'
  /** Milliseconds for each step of a sampler. */
  readonly stepMs?: number
  /** Steps of a sampler, whatever the workflow says. */
  readonly steps?: number
  /** Of a preview, in pixels. */
  readonly previewSide?: number
  /** The nodes that it has. */
  readonly classes?: NodeClasses
}

/** A stand-in for ComfyUI: its protocol on a real socket, and what can go wrong there. */
export const startComfyUi = async (options: ComfyUiStandInOptions = {}) => {
  const { apiKey, era = 'new', stepMs = 0, steps = 4, previewSide = 64, classes = nodeClasses, port } = options
  const isAllowed = (authorization: string | undefined) => apiKey === undefined || authorization === `Bearer ${apiKey}`
  const plan = createPlan<(typeof OWN_FAULTS)[number]>(OWN_FAULTS)
  const files = createFiles()
  let unreachable = 0

  const sockets = createSockets(
    ({ headers }) => unreachable <= 0 && isAllowed(headers.authorization),
    () => queue.length(),
  )
  const restart = (refuse = 0) => {
    unreachable = refuse
    queue.forgetAll()
    executor.forgetAll()
    files.empty('temp')
    sockets.cut()
  }
  const executor = createExecutor({
    era,
    stepMs,
    steps,
    previewSide,
    files,
    sockets,
    paint: createCanvas(files),
    onRestart: restart,
  })
  const queue = createQueue(executor, executor.sayDone)
  const answerRoute = createRoutes({ era, classes, files, queue, plan })

  const answer = async (exchange: Exchange) => {
    if (unreachable > 0) {
      unreachable -= 1
      exchange.response.socket?.resetAndDestroy()
      return
    }
    if (plan.strike(exchange)) return
    await answerRoute(exchange, isAllowed(exchange.received.headers.authorization))
  }

  const server = await startStandIn({
    port,
    kindOf: path => path.replace(/^\/api/, '').split('/')[1] ?? '',
    answer,
    upgrade: sockets.upgrade,
  })

  return {
    ...server,
    /** Orders a fault; those of a job strike the one that is sent next. */
    fault: (name: ComfyFault, order: Partial<StruckFault> = {}) => {
      plan.order(name, { at: 'POST /prompt', ...order })
    },
    clearFaults: plan.clear,
    /** How many pictures were painted. */
    made: executor.made,
    queue,
    files,
    sockets,
    /** As if it had been started anew; `refuse` is how many calls find it away. */
    restart,
  }
}
export type ComfyUiStandIn = Awaited<ReturnType<typeof startComfyUi>>
