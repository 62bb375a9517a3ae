import { isObject, parseJson, textAt, type Json } from '../net/json.ts'
import type { Connection } from './connections.ts'
import { dialects } from './dialects/index.ts'
import type { Dialect } from './dialects/dialect.ts'

interface Asking {
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

/** What the list of models gives away. */
const byOwner = (entries: readonly Json[]): Dialect | undefined => {
  if (entries.some(entry => textAt(entry, 'id') === 'sd-cpp-local')) return dialects.sdserver
  const owners = new Set(entries.map(entry => textAt(entry, 'owned_by')))
  if (owners.has('vllm')) return dialects.vllm
  return owners.has('library') ? dialects.ollama : undefined
}

/** In this order: LocalAI also speaks as Ollama does, and all three have a version. */
const PROBES: readonly { readonly path: string; readonly isIt: (json: Json) => boolean; readonly dialect: Dialect }[] =
  [
    { path: '/sdcpp/v1/capabilities', isIt: json => Array.isArray(json['samplers']), dialect: dialects.sdserver },
    { path: '/.well-known/localai.json', isIt: isObject, dialect: dialects.localai },
    { path: '/system', isIt: json => Array.isArray(json['backends']), dialect: dialects.localai },
    { path: '/api/version', isIt: json => typeof json['version'] === 'string', dialect: dialects.ollama },
  ]

/** Which program of one's own answers; the common way of speaking where it cannot be told. */
export const detect = async (
  { root }: Pick<Connection, 'root'>,
  entries: readonly Json[],
  { signal, timeoutMs }: Asking,
): Promise<Dialect> => {
  const known = byOwner(entries)
  if (known) return known
  const found = await Promise.all(
    PROBES.map(async ({ path, isIt, dialect }) => {
      try {
        const answer = await root.ask({ method: 'GET', path, signal, timeoutMs })
        const json = parseJson(answer.bytes)
        return answer.status === 200 && isObject(json) && isIt(json) ? dialect : undefined
      } catch {
        signal.throwIfAborted()
        return undefined // no answer is not this program
      }
    }),
  )
  return found.find(dialect => dialect !== undefined) ?? dialects.openai
}
