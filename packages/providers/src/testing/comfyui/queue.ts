import type { Executor, Running } from './executor.ts'
import { asTuple, type HistoryEntry, type Item } from './item.ts'

/** One job after the other, and what became of those that are over. */
export const createQueue = (executor: Executor, onDone: (running: Running) => void) => {
  let pending: Item[] = []
  let running: Running | undefined
  const history = new Map<string, HistoryEntry>()

  const runNext = async (): Promise<void> => {
    const item = running ? undefined : pending.shift()
    if (!item) return
    const own: Running = { item, isInterrupted: item.fault === 'interrupted', isForgotten: false }
    running = own
    const ending = await executor.execute(own)
    if (ending) history.set(item.id, ending.entry)
    if (running === own) running = undefined
    if (ending) onDone(own)
    await runNext()
  }

  return {
    put: (item: Item) => {
      pending.push(item)
      // Let the answer to whoever asked go out first.
      if (item.fault === 'removed') setTimeout(() => (pending = pending.filter(({ id }) => id !== item.id)), 10)
      else setImmediate(() => void runNext())
    },
    remove: (ids: readonly unknown[]) => {
      pending = pending.filter(({ id }) => !ids.includes(id))
    },
    /** Stops what runs, whatever that is; with an id only where it is that. */
    interrupt: (id?: string) => {
      if (running && (id === undefined || running.item.id === id)) running.isInterrupted = true
    },
    running: () => (running ? [asTuple(running.item)] : []),
    pending: () => pending.map(asTuple),
    length: () => pending.length + (running ? 1 : 0),
    historyOf: (id: string) => history.get(id),
    history: () => Object.fromEntries(history),
    /** As a new start does. */
    forgetAll: () => {
      pending = []
      if (running) running.isForgotten = true
      running = undefined
      history.clear()
    },
  }
}
export type Queue = ReturnType<typeof createQueue>
