import type { CDPSession } from 'playwright-core'

/** An event of https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Of a processor, where the machine tells. */
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } }
}

/** Where what a script has changed is drawn and put together. */
const DRAWING = ['Compositor', 'VizCompositorThread', 'CrGpuMain']
const draws = (thread: string) =>
  DRAWING.includes(thread) ||
  thread.startsWith('CompositorTileWorker') ||
  thread.startsWith('ThreadPoolForegroundWorker')
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'cc', 'viz'].join(',')
/** An event as scripts get it. */
const DISPATCH = 'EventDispatch'

export interface FrameWork {
  /** Of the thread that runs scripts, which also says what is to be drawn. */
  readonly scriptMs: number
  /** Of all that draws. */
  readonly rasterMs: number
}

/**
 * What the browser has to do from each event of `type` in the page until the next one, which is a frame where they come as
 * often as frames do: milliseconds of a processor, whichever of the browser's threads they were spent in.
 */
export async function tracedFrames(session: CDPSession, type: string, run: () => Promise<void>): Promise<FrameWork[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    // By the format of traces.
    events.push(...(value as unknown as TraceEvent[]))
  })
  await session.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES.split(',') } })
  await run()
  const complete = new Promise<void>(resolve => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.end')
  await complete
  return framesOf(events, type)
}

function framesOf(events: readonly TraceEvent[], type: string): FrameWork[] {
  const names = new Map(
    events
      .filter(({ ph, name }) => ph === 'M' && name === 'thread_name')
      .map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name ?? '']),
  )
  const calls = events.filter(({ name, args }) => name === DISPATCH && args?.data?.type === type)
  const page = calls[0]
  const tasks = outermost(events.filter(({ ph }) => ph === 'X'))
  const isOfPage = ({ pid, tid }: TraceEvent) => pid === page?.pid && tid === page.tid
  const starts = tasks
    .filter(task => isOfPage(task) && calls.some(({ ts }) => ts >= task.ts && ts < endOf(task)))
    .map(({ ts }) => ts)
  const frames = starts.slice(0, -1).map(() => ({ scriptMs: 0, rasterMs: 0 }))
  for (const task of tasks) {
    const frame = frames[starts.findLastIndex(start => start <= task.ts)]
    const tookMs = (task.tdur ?? task.dur ?? 0) / 1000
    if (!frame) continue
    if (isOfPage(task)) frame.scriptMs += tookMs
    else if (draws(names.get(`${task.pid} ${task.tid}`) ?? '')) frame.rasterMs += tookMs
  }
  return frames
}

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur

/** Of events inside of each other only the one around them all, on each thread. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = Map.groupBy(events, ({ pid, tid }) => `${pid} ${tid}`)
  return [...threads.values()].flatMap(ofThread => {
    let endsAt = -Infinity
    return ofThread
      .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
      .filter(({ ts, dur = 0 }) => {
        if (ts < endsAt) return false
        endsAt = ts + dur
        return true
      })
  })
}
