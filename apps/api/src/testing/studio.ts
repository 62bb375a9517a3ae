import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Output, Problem, Route } from '@atelier/contracts'
import { pino } from 'pino'
import { buildApp } from '../http/app.ts'
import { readConfig, type Config } from '../config.ts'
import { openStudio } from '../studio.ts'
import type { Clock } from '../platform/clock.ts'
import type { Ids } from '../platform/ids.ts'
import { createChecker, type Checker } from './openapi-checker.ts'

export interface StudioOptions {
  readonly databaseUrl?: string
  readonly dataDir?: string
  readonly config?: Partial<Config>
  /** Kept lines of the log, for tests that look for secrets in them. */
  readonly log?: string[]
  /** Where a built page lies; there is none when left out. */
  readonly webDir?: string
  /** In the place of the system's own. */
  readonly replaced?: { readonly clock?: Clock; readonly ids?: Ids }
}

/** The whole studio as it runs, on a free port, over a folder of its own. Every answer is checked against its own OpenAPI document. */
export async function startStudio({
  databaseUrl,
  dataDir,
  config: changed,
  log: lines,
  webDir,
  replaced,
}: StudioOptions = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'atelier-studio-')))
  const config: Config = { ...readConfig({}), dataDir: folder, databaseUrl: databaseUrl ?? null, port: 0, ...changed }
  const log = pino({ level: lines ? 'debug' : 'silent' }, { write: line => void lines?.push(line) })
  const deps = await openStudio(config, log, replaced)
  const app = await buildApp(deps, { config, log, webDir: webDir ?? join(folder, 'no-page') })
  const url = await app.listen({ host: config.host, port: config.port })
  await deps.start()
  const checker: Checker = createChecker(await app.describeApi())

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${url}${path}`, init)
    if (!/event-stream|zip/.test(response.headers.get('content-type') ?? ''))
      await checker(init.method ?? 'GET', path, response.clone())
    return response
  }

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
    url,
    deps,
    dataDir: folder,
    /** `fetch` on a real socket; throws when the answer is not one that the document promises. */
    request,
    /** Calls a route of the contracts; for answers that are a success. */
    async call<R extends Route>(
      route: R,
      input: Input<R>,
      headers: Record<string, string> = {},
    ): Promise<{ status: number; headers: Headers; body: Output<R> }> {
      const response = await send(route, input, headers)
      if (!response.ok)
        throw new Error(`${route.method} ${route.url} answered ${response.status}: ${await response.text()}`)
      // The checker has held it against the very schema that the type is taken from.
      return {
        status: response.status,
        headers: response.headers,
        body: (response.status === 204 ? null : await response.json()) as Output<R>,
      }
    },
    /** Calls a route with anything; for answers that are a problem. */
    async refused(
      route: Route,
      input: { params?: object; querystring?: object; body?: unknown },
      headers: Record<string, string> = {},
    ): Promise<Problem & { headers: Headers }> {
      const response = await send(route, input, headers)
      if (response.ok) throw new Error(`${route.method} ${route.url} answered ${response.status}, not a problem`)
      return { ...((await response.json()) as Problem), headers: response.headers }
    },
    /** Ends it as a signal would; the folder stays when it was given. */
    async stop(): Promise<void> {
      deps.release()
      await deps.close(app.close())
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Studio = Awaited<ReturnType<typeof startStudio>>
