import { callMcp, type Route } from '@atelier/contracts'
import type { Studio } from './studio.ts'

export const SOME_ID = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const SMALLEST_BODY = '{}'

/** All operations, and the one address that stands for the tools of assistants. */
export const routesOf = ({ deps }: Studio) =>
  new Map<string, Route>([
    ...deps.modules
      .flatMap(({ operations }) => Object.entries(operations))
      .map(([name, { contract }]) => [name, contract] as const),
    ['callMcp', callMcp],
  ])

export function routeOf(studio: Studio, name: string): Route {
  const route = routesOf(studio).get(name)
  if (route) return route
  throw new Error(`there is no operation ${name}`)
}

/** Codes of refusals that are for who asks, ours and those of other programs' APIs. */
const OF_ASKERS = /"(?:code|error)": ?"(auth\.\w+|invalid_api_key|insufficient_permissions)"/

/** What an answer says of whoever asked; the rest of it is no matter here. */
export async function outcomeOf(studio: Studio, { method, url }: Route, headers: Record<string, string>, id = SOME_ID) {
  const stop = new AbortController()
  const path = url.replace(/:token/, 'x'.repeat(43)).replaceAll(/:\w+|\*/g, id)
  const isWritten = method !== 'GET' && method !== 'DELETE'
  const response = await fetch(`${studio.url}${path}`, {
    method,
    headers: { ...headers, ...(isWritten && { 'content-type': 'application/json' }) },
    ...(isWritten && { body: SMALLEST_BODY }),
    signal: stop.signal,
  })
  const isRefused = response.status === 401 || response.status === 403
  const told = isRefused ? await response.text() : ''
  stop.abort()
  if (isRefused && !OF_ASKERS.test(told)) throw new Error(`${method} ${path}: ${told}`)
  return isRefused ? response.status : 'allowed'
}
