import type { StudioEvent } from '@atelier/contracts'
import type { EventSourceLike } from '../api/events.ts'

/** An `EventSource` whose other end is in the test's hand. */
export function fakeEventSource() {
  const listeners = new Map<string, ((event: { data?: unknown }) => void)[]>()
  const fire = (type: string, data?: unknown) => listeners.get(type)?.forEach(listener => listener({ data }))
  let readyState = 0

  const source: EventSourceLike = {
    get readyState() {
      return readyState
    },
    addEventListener: (type, listener) => {
      listeners.set(type, [...(listeners.get(type) ?? []), listener])
    },
    close: () => {
      readyState = 2
    },
  }
  return {
    source,
    opens: () => {
      readyState = 1
      fire('open')
    },
    /** The line breaks, and the browser goes about mending it. */
    breaks: () => {
      readyState = 0
      fire('error')
    },
    /** The server answered with an error: the browser tries no more. */
    dies: () => {
      readyState = 2
      fire('error')
    },
    resets: () => fire('reset', '{}'),
    tells: (event: StudioEvent) => fire(event.type, JSON.stringify(event)),
  }
}
