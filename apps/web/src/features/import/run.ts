import { ApiError, isFailedCall } from '../../api/errors.ts'
import type { ImportFile } from './import-file.ts'
import type { findKnown, sendFile, Sent } from './send-file.ts'

/** Files that are hashed and asked for together. */
const WINDOW = 200
/** Files that are sent at a time. */
const LANES = 4

interface RunOptions {
  readonly files: readonly ImportFile[]
  readonly signal: AbortSignal
  readonly unreadable: string
  readonly findKnown: typeof findKnown
  readonly sendFile: typeof sendFile
  readonly onFile: (file: ImportFile, state: ImportFile['state']) => void
  /** Resolves when the server may be asked again. */
  readonly untilBack: (signal: AbortSignal) => Promise<void>
}

/**
 * Sends every file that is still to be sent, window by window: first those are found that are there already, so that an
 * import which was stopped goes on quickly. Gives what ended it early, if anything did; throws when the signal aborted.
 */
export async function runImport({
  files,
  signal,
  unreadable,
  findKnown: find,
  sendFile: send,
  onFile,
  untilBack,
}: RunOptions): Promise<string | undefined> {
  const waiting = files.filter(({ state }) => state.status === 'chosen')
  for (let from = 0; from < waiting.length; from += WINDOW) {
    const slice = waiting.slice(from, from + WINDOW)
    const known = await patiently(async () => find(slice, signal))
    for (const [file, state] of known) onFile(file, state)
    const problem = await sendAll(slice.filter(file => !known.has(file) && file.state.status === 'chosen'))
    if (problem !== undefined) return problem
  }
  return undefined

  async function sendAll(left: readonly ImportFile[]): Promise<string | undefined> {
    let [next, problem] = [0, undefined as string | undefined]
    async function lane() {
      for (let file = left[next++]; file && problem === undefined; file = left[next++]) {
        signal.throwIfAborted()
        const sent = await sendOne(file)
        if (sent.status === 'full') problem = sent.problem
        else onFile(file, sent)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    return problem
  }

  async function sendOne(file: ImportFile): Promise<Exclude<Sent, { status: 'away' }>> {
    for (;;) {
      const sent = await send(file, { signal, unreadable })
      if (sent.status !== 'away') return sent
      await untilBack(signal)
    }
  }

  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        if (signal.aborted || !isFailedCall(error) || (error instanceof ApiError && error.status < 500)) throw error
        await untilBack(signal)
      }
    }
  }
}
