import { ProviderError } from '../port/errors.ts'
import type { Discovery } from '../port/kind.ts'
import { createConnections } from './connections.ts'
import { takeSnapshot } from './snapshot.ts'

const TIMEOUT_MS = 1_500

/** LocalAI, vLLM, Ollama and sd-server, where they listen unless told otherwise. */
const PORTS = [8080, 8000, 11434, 1234]

/** vLLM without Omni has no such address; with it the address is there, and does not take this method. */
const NOT_FOUND = 404

const recognise: Discovery['recognise'] = async (origin, { signal }) => {
  const baseUrl = `${origin.replace(/\/+$/, '')}/v1`
  const connections = createConnections({ settings: () => ({ baseUrl }), reach: 'own network' })
  try {
    const connection = connections.current()
    const asking = { signal, timeoutMs: TIMEOUT_MS, now: Date.now() }
    const { dialect, models } = await takeSnapshot(connection, asking)
    if (dialect.id === 'openai' || models.length === 0) return undefined
    const probe = await connection.api.ask({ method: 'GET', path: '/images/generations', ...asking })
    return dialect.id === 'vllm' && probe.status === NOT_FOUND ? undefined : { baseUrl, dialect: dialect.id }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof ProviderError) return undefined
    throw error
  } finally {
    await connections.close()
  }
}

export const discovery: Discovery = { ports: PORTS, recognise }
