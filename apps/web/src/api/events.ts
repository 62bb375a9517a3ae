import { EVENT_TYPES, PREVIEW_EVENT, streamEvents, type GenerationPreview, type StudioEvent } from '@atelier/contracts'
import { apiUrl } from './url.ts'

export type ConnectionState = 'connecting' | 'live' | 'lost'

/** The part of `EventSource` in use. */
export interface EventSourceLike {
  readonly readyState: number
  addEventListener: (type: string, listener: (event: { readonly data?: unknown }) => void) => void
  close: () => void
}

export interface EventStreamOptions {
  readonly onEvent: (event: StudioEvent) => void
  /** What a picture looks like while it is made; none is told twice. */
  readonly onPreview?: (preview: GenerationPreview) => void
  /** Events may have been missed: what was read before has to be read again. */
  readonly onGap: () => void
  readonly onState: (state: ConnectionState) => void
  readonly open?: (url: string) => EventSourceLike
}

const CLOSED = 2
const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 15_000
/** Milliseconds: what the page needs to show itself is read by then. */
const FIRST_GAP_MS = 2000

/**
 * The one line on which the server tells what happens. After a break the browser reconnects with `Last-Event-ID` and
 * misses nothing; only where it gave up (the server refused, or was away) or the server says `reset` is there a gap.
 */
export function createEventStream({
  onEvent,
  onPreview,
  onGap,
  onState,
  open = url => new EventSource(url),
}: EventStreamOptions) {
  let source: EventSourceLike | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let gapTimer: ReturnType<typeof setTimeout> | undefined
  /** No line was open or lost yet. */
  let isBeginning = true

  /**
   * What the page read before its first line was open may have changed just then. Read again at once, all of it would be asked for
   * twice before the first picture is there.
   */
  function opened() {
    if (!isBeginning) return onGap()
    isBeginning = false
    gapTimer = setTimeout(onGap, FIRST_GAP_MS)
  }

  function start() {
    if (source) return
    clearTimeout(timer)
    const current = (source = open(apiUrl(streamEvents.url)))
    // A fresh source knows no id to resume from.
    let gap = true
    current.addEventListener('open', () => {
      failures = 0
      onState('live')
      if (gap) opened()
      gap = false
    })
    current.addEventListener('reset', onGap)
    for (const type of ['message', ...EVENT_TYPES]) current.addEventListener(type, ({ data }) => receive(data))
    if (onPreview)
      current.addEventListener(PREVIEW_EVENT, ({ data }) => {
        // Serialised by the contract that this type comes from.
        if (typeof data === 'string') onPreview(JSON.parse(data) as GenerationPreview)
      })
    current.addEventListener('error', () => {
      if (current !== source) return
      isBeginning = false
      onState('lost')
      if (current.readyState === CLOSED) startLater()
    })
  }

  function receive(data: unknown) {
    if (typeof data !== 'string') return
    // Serialised by the contract that this type comes from.
    const event: StudioEvent = JSON.parse(data)
    onEvent(event)
  }

  function startLater() {
    stop()
    timer = setTimeout(start, Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS))
    failures += 1
  }

  function stop() {
    clearTimeout(timer)
    clearTimeout(gapTimer)
    source?.close()
    source = undefined
  }

  return {
    start,
    stop,
    /** Connects at once, instead of waiting for the next attempt. */
    restart: () => {
      stop()
      start()
    },
  }
}
