import { createClosers } from '../processes/closers.ts'
import { readJson } from '../processes/requests.ts'
import { startStudio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { operationsOf, requestOf, type OpenApi } from './odd-requests.ts'
import type { Torment } from './torment.ts'

const FOR_MS = 30_000
const AT_ONCE = 8
const DEADLINE_MS = 10_000
/** Of the things that answers told of; older ones may be gone. */
const MOST_IDS = 200

/** Odd values in every part of every operation of the document: nothing is answered with a fault of the server's own. */
export const fuzz: Torment = async () => {
  const { opened, closeAll } = createClosers()
  try {
    const upstream = opened(await startUpstreamProcess({ latencyMs: 0 }))
    const studio = opened(await startStudio({ upstream, environment: { LOG_LEVEL: 'silent' } }))
    const operations = operationsOf(await readJson<OpenApi>(studio, '/openapi.json'))
    const faults = new Set<string>()
    const counts = { sent: 0, well: 0 }
    let ids: string[] = []
    const until = performance.now() + FOR_MS
    const send = async () => {
      const operation = operations[Math.floor(Math.random() * operations.length)]
      if (!operation) return
      const [path, init] = requestOf(operation, ids)
      const answer = await fetch(studio.url + path, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) })
      const told = (await answer.text()).matchAll(/"id":"([^"]+)"/g)
      ids = [...new Set([...ids, ...[...told].flatMap(([, id]) => id ?? [])])].slice(-MOST_IDS)
      counts.sent += 1
      counts.well += answer.ok ? 1 : 0
      if (answer.status >= 500) faults.add(`${operation.method} ${operation.path}: ${answer.status}`)
    }
    const one = async () => {
      while (performance.now() < until) await send().catch((error: unknown) => void faults.add(String(error)))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    return {
      told: `${counts.sent} requests to ${operations.length} operations, ${counts.well} of which did what they asked for`,
      faults: [...faults, ...(counts.well > 0 ? [] : ['every request was refused'])],
    }
  } finally {
    await closeAll()
  }
}
