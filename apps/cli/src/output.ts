import type { Writable } from 'node:stream'

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/**
 * Prompts, titles and what engines say were written by anybody: nothing of them moves the cursor, writes to the clipboard or
 * does whatever else a terminal does when it is told to.
 */
const harmless = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]/gu, '')

/** What is for programs goes to stdout, what is for whoever watches to stderr. */
export function createOutput(
  { stdout, stderr }: { stdout: Stream; stderr: Stream },
  { json, quiet }: { json: boolean; quiet: boolean },
) {
  let bar = ''
  const clear = () => {
    if (bar !== '') stderr.write(`\r${' '.repeat(bar.length)}\r`)
    bar = ''
  }
  return {
    isJson: json,
    /** One result: as a line of JSON, or as a person reads it. */
    result(value: unknown, text: string) {
      clear()
      stdout.write(`${json ? JSON.stringify(value) : harmless(text)}\n`)
    },
    /** Something on the way. */
    note(text: string) {
      if (quiet) return
      clear()
      stderr.write(`${harmless(text)}\n`)
    },
    /** Why it ended. */
    failure(failure: { readonly detail: string }) {
      clear()
      stderr.write(json ? `${JSON.stringify({ error: failure })}\n` : `atelier: ${harmless(failure.detail)}\n`)
    },
    /** How far it is, from 0 to 1: in a terminal only, in one line that is written over. */
    progress(share: number, text: string) {
      if (quiet || json || !stderr.isTTY) return
      const width = 24
      const done = Math.round(Math.min(1, Math.max(0, share)) * width)
      const line = `[${'█'.repeat(done)}${'·'.repeat(width - done)}] ${harmless(text)}`.slice(
        0,
        (stderr.columns ?? 80) - 1,
      )
      clear()
      bar = line
      stderr.write(line)
    },
    clear,
  }
}
export type Output = ReturnType<typeof createOutput>
