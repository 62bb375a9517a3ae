import type { Input, Output, Problem, Route } from '@atelier/contracts'

type Request = (path: string, init: RequestInit) => Promise<Response>

/** Calls routes of the contracts at a studio. */
export function createCalls(request: Request) {
  function send(route: Route, input: unknown, headers: Record<string, string>): Promise<Response> {
    const {
      params = {},
      querystring = {},
      body,
    } = input as {
      params?: Record<string, string>
      querystring?: Record<string, string | number | boolean>
      body?: unknown
    }
    const path = route.url.replace(/:(\w+)|\*/g, (_, name: string | undefined) =>
      encodeURIComponent(params[name ?? '*'] ?? ''),
    )
    const query = new URLSearchParams(
      Object.entries(querystring).map(([key, value]): [string, string] => [key, String(value)]),
    ).toString()
    return request(`${path}${query && `?${query}`}`, {
      method: route.method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  return {
    /** For answers that are a success. */
    async call<R extends Route>(
      route: R,
      input: Input<R>,
      headers: Record<string, string> = {},
    ): Promise<{ status: number; headers: Headers; body: Output<R> }> {
      const response = await send(route, input, headers)
      if (!response.ok)
        throw new Error(`${route.method} ${route.url} answered ${response.status}: ${await response.text()}`)
      // The suites of the routes hold them against the very schema that the type is taken from.
      return {
        status: response.status,
        headers: response.headers,
        body: (response.status === 204 ? null : await response.json()) as Output<R>,
      }
    },
    /** With anything; for answers that are a problem. */
    async refused(
      route: Route,
      input: { params?: object; querystring?: object; body?: unknown },
      headers: Record<string, string> = {},
    ): Promise<Problem & { headers: Headers }> {
      const response = await send(route, input, headers)
      if (response.ok) throw new Error(`${route.method} ${route.url} answered ${response.status}, not a problem`)
      return { ...((await response.json()) as Problem), headers: response.headers }
    },
  }
}
