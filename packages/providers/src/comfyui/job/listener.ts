import { loadUndici } from '../../net/undici.ts'
import type { OwnServer } from '../../net/own-server.ts'
import type { Preview } from '../../port/engine.ts'
import { headersOf } from '../headers.ts'
import type { ComfyUiConfig } from '../options.ts'
import { HELLO, readEvent, readPreview, type JobEvent } from './events.ts'

export interface Heard {
  readonly onEvent: (event: JobEvent) => void
  readonly onPreview?: ((preview: Preview) => void) | undefined
  /** The line is open, or lost: a good moment to look at the job. */
  readonly onChange: () => void
}

/**
 * Listens to what ComfyUI tells a client by its WebSocket, and connects again where the line is lost. Each job is a client
 * of its own: a preview of an old version does not say which job it belongs to. What is not heard is found by looking, so
 * a line that cannot be had is no failure.
 */
export const createListener = (
  config: ComfyUiConfig,
  server: OwnServer,
  { clientId, onEvent, onPreview, onChange }: Heard & { readonly clientId: string },
) => {
  const life = new AbortController()
  const opened = Promise.withResolvers<void>()
  let isOpen = false
  let wasLost = false
  let close = () => {}

  const connect = () => {
    const url = server.urlOf('/ws', { clientId })
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const { WebSocket } = loadUndici()
    const socket = new WebSocket(url, { dispatcher: server.dispatcher(), headers: headersOf(config.settings()) })
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => {
      isOpen = true
      socket.send(HELLO)
      opened.resolve()
      onChange()
    })
    socket.addEventListener('message', ({ data }: { data: unknown }) => {
      if (life.signal.aborted) return
      if (data instanceof ArrayBuffer) {
        const preview = readPreview(data)
        if (preview) onPreview?.(preview)
        return
      }
      const event = typeof data === 'string' ? readEvent(data) : undefined
      if (event) onEvent(event)
    })
    socket.addEventListener('close', () => {
      isOpen = false
      wasLost = true
      // Whoever waits for the line goes on without one.
      opened.resolve()
      if (life.signal.aborted) return
      onChange()
      connectAgain()
    })
    close = () => {
      socket.close()
    }
  }

  const connectAgain = () => {
    // Closed meanwhile, or the address may not be called any more: whoever looks at the job is told.
    config
      .sleep(config.unheardPollMs, life.signal)
      .then(connect)
      .catch(() => {})
  }

  connect()
  return {
    /** The line is open, or cannot be had now. */
    opened: opened.promise,
    isOpen: () => isOpen,
    /** It has been open all the time, so that everything that was told was heard. */
    isSteady: () => isOpen && !wasLost,
    close: () => {
      life.abort()
      close()
    },
  }
}
