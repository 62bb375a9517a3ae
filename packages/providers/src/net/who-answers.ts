import { isObject, parseJson } from './json.ts'
import type { OwnServer } from './own-server.ts'

interface Program {
  /** As people call it. */
  readonly name: string
  /** An address that answers with JSON like this only where this program runs. */
  readonly path: string
  readonly isIt: (json: unknown) => boolean
}

const has =
  (...keys: readonly string[]) =>
  (json: unknown) =>
    isObject(json) && keys.every(key => key in json)

const PROGRAMS: readonly Program[] = [
  { name: 'ComfyUI', path: '/system_stats', isIt: has('system', 'devices') },
  { name: 'stable-diffusion.cpp', path: '/sdcpp/v1/capabilities', isIt: has('model', 'samplers') },
  { name: 'a Stable Diffusion WebUI', path: '/sdapi/v1/sd-models', isIt: Array.isArray },
  { name: 'Ollama', path: '/api/version', isIt: has('version') },
  { name: 'a server with an OpenAI-compatible API', path: '/v1/models', isIt: has('data') },
]

const TIMEOUT_MS = 2_000
const MAX_BYTES = 1024 * 1024

/** What program answers at an address where another was expected; undefined where it cannot be told. */
export const whoAnswers = async (server: Pick<OwnServer, 'ask'>, signal: AbortSignal): Promise<string | undefined> => {
  const guesses = await Promise.all(
    PROGRAMS.map(async ({ name, path, isIt }) => {
      try {
        const answer = await server.ask({ method: 'GET', path, signal, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES })
        return answer.status === 200 && isIt(parseJson(answer.bytes)) ? name : undefined
      } catch {
        signal.throwIfAborted()
        return undefined // no answer is no program
      }
    }),
  )
  return guesses.find(name => name !== undefined)
}
