import type { OwnServer } from '../../net/own-server.ts'
import { raceSignal } from '../../net/waits.ts'
import { HandedOverError, type GenerateOptions } from '../../port/engine.ts'
import { toPlace, type Graph } from '../graph/graph.ts'
import type { ComfyUiConfig } from '../options.ts'
import type { Workflow } from '../settings.ts'
import type { Submit } from '../submit.ts'
import { createBell } from './bell.ts'
import type { Failure, JobEvent } from './events.ts'
import type { Follow } from './follow.ts'
import { writeJob, type Job } from './jobs.ts'
import { createListener } from './listener.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { createProgress, creep, type neverFalling } from './progress.ts'

/** What came of a job; `removed` and `lost` where ComfyUI does not know it any more. */
export type Ended = Outcome | { readonly kind: 'removed' } | { readonly kind: 'lost' }

export interface Watched {
  readonly workflow: Workflow
  /** As it is sent, or was. */
  readonly graph: Graph
  /** One that ComfyUI has already; else the workflow is sent. */
  readonly job: Job | undefined
  readonly steps: number | null
  readonly progress: ReturnType<typeof neverFalling>
  readonly options: GenerateOptions
}

interface Parts {
  readonly server: OwnServer
  readonly submit: Submit
  readonly follow: Follow
  /** Tells ComfyUI to stop, as far as that can be done in a moment. */
  readonly cancel: (job: Job) => Promise<void>
}

/** Waits for the line to open, and goes on without it. */
const withinMs = async (opened: Promise<void>, ms: number, signal: AbortSignal) => {
  const patience = AbortSignal.timeout(ms)
  try {
    await raceSignal(opened, AbortSignal.any([signal, patience]))
  } catch (error) {
    if (signal.aborted || !patience.aborted) throw error
  }
}

/** Sends a job, or takes one up, and listens until it is over. */
export const createWatch = (config: ComfyUiConfig, { server, submit, follow, cancel }: Parts) => {
  const listen = ({ workflow: { map }, graph, steps, progress, options }: Watched, clientId: string) => {
    const output = map.output === null ? undefined : toPlace(map.output)?.id
    const counted = createProgress({ graph, output, steps })
    const bell = createBell(config.sleep)
    let end: { readonly failure: Failure | undefined } | undefined
    const onEvent = (event: JobEvent) => {
      counted.see(event)
      progress.tell(counted.value())
      if (event.kind !== 'ended') return
      end = { failure: event.failure ?? end?.failure }
      bell.ring()
    }
    const { onPreview } = options
    const listener = createListener(config, server, { clientId, onEvent, onPreview, onChange: bell.ring })
    return { bell, listener, hasEnded: () => end !== undefined, failure: () => end?.failure }
  }

  return async (watched: Watched): Promise<Ended> => {
    const { workflow, graph, progress, options } = watched
    const { signal } = options
    const { map } = workflow
    const clientId = watched.job?.clientId ?? config.newId()
    const { bell, listener, hasEnded, failure } = listen(watched, clientId)
    const onLook = () => {
      if (!listener.isOpen()) progress.tell(creep(progress.highest()))
    }
    let sent: Job | undefined = watched.job
    let isKnown = sent !== undefined
    try {
      await withinMs(listener.opened, config.openTimeoutMs, signal)
      if (!sent) {
        sent = { id: clientId, clientId }
        sent = await submit({ graph, output: map.output, clientId, signal })
        options.onAccepted?.(writeJob(sent))
        isKnown = true
      }
      const { isOpen: isHeard, isSteady } = listener
      const ending = await follow({ job: sent, bell, isHeard, isSteady, hasEnded, onLook, signal })
      return ending.entry ? outcomeOf(ending.entry, map.output, failure()) : { kind: ending.why }
    } catch (error) {
      const isOthers = isKnown && signal.reason instanceof HandedOverError
      if (signal.aborted && sent && !isOthers) await cancel(sent)
      throw error
    } finally {
      listener.close()
    }
  }
}
export type Watch = ReturnType<typeof createWatch>
