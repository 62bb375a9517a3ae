import type { Route } from '@atelier/contracts'
import type { Studio } from './studio.ts'

/** Of nothing. */
export const AN_ID = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const SMALLEST_BODY = '{}'

/** What an answer says of whoever asked; the rest of it is no matter here. */
export async function outcomeOf(studio: Studio, { method, url }: Route, headers: Record<string, string>, id = AN_ID) {
  const stop = new AbortController()
  const path = url.replace(/:token/, 'x'.repeat(43)).replaceAll(/:\w+|\*/g, id)
  const isWritten = method !== 'GET' && method !== 'DELETE'
  const response = await fetch(`${studio.url}${path}`, {
    method,
    headers: { ...headers, ...(isWritten && { 'content-type': 'application/json' }) },
    ...(isWritten && { body: SMALLEST_BODY }),
    signal: stop.signal,
  })
  const problem =
    response.status === 401 || response.status === 403 ? ((await response.json()) as { code: string }) : undefined
  stop.abort()
  if (problem && !problem.code.startsWith('auth.')) throw new Error(`${method} ${path}: ${problem.code}`)
  return problem ? response.status : 'allowed'
}

/** Every operation's contract, by its name. */
export const routesOf = ({ deps }: Studio) =>
  new Map(
    deps.modules
      .flatMap(({ operations }) => Object.entries(operations))
      .map(([name, { contract }]) => [name, contract]),
  )

export function routeOf(studio: Studio, name: string): Route {
  const route = routesOf(studio).get(name)
  if (route) return route
  throw new Error(`there is no operation ${name}`)
}
