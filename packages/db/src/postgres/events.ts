import { EventEmitter } from 'node:events'
import type { Hearing } from './listener.ts'

type Listen = (channel: string, hearing: Hearing) => () => void

/** Milliseconds. Whoever is woken asks the database what happened: once for all that comes within this time. */
const TOGETHER_MS = 15

/** Tells everybody in this process of what a trigger notifies of; one channel serves them all, from the first one on. */
export function createEvents(listen: Listen): (hear: () => void) => () => void {
  const notified = new EventEmitter().setMaxListeners(0)
  let listening = false
  let toldAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  function tell(): void {
    timer = undefined
    toldAt = performance.now()
    notified.emit('events')
  }

  /** The first one at once, those that come right behind it together. */
  function wake(): void {
    if (timer) return
    const restMs = toldAt + TOGETHER_MS - performance.now()
    if (restMs <= 0) tell()
    else timer = setTimeout(tell, restMs).unref()
  }

  return hear => {
    // Heard anew after a lost connection too: something may have been missed.
    if (!listening) listen('atelier_events', { onNotification: wake, onListening: wake })
    listening = true
    notified.on('events', hear)
    return () => void notified.off('events', hear)
  }
}
