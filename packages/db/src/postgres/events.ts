import { EventEmitter } from 'node:events'
import type { Hearing } from './listener.ts'

type Listen = (channel: string, hearing: Hearing) => () => void

/** Tells everybody in this process of what a trigger notifies of; one channel serves them all, from the first one on. */
export function createEvents(listen: Listen): (hear: () => void) => () => void {
  const notified = new EventEmitter().setMaxListeners(0)
  let listening = false

  return hear => {
    // Heard anew after a lost connection too: something may have been missed.
    const wake = () => void notified.emit('events')
    if (!listening) listen('atelier_events', { onNotification: wake, onListening: wake })
    listening = true
    notified.on('events', hear)
    return () => void notified.off('events', hear)
  }
}
