import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../http/app.ts'
import { readConfig, type Config } from '../config.ts'
import { openStudio } from '../studio.ts'
import type { Clock } from '../platform/clock.ts'
import type { Ids } from '../platform/ids.ts'
import { createCalls } from './calls.ts'
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

/**
 * One for all studios of a process: their document is the same however they are configured (http/openapi.test.ts), and
 * describing it and compiling its schemas takes longer than to open a studio.
 */
let checker: Promise<Checker> | undefined

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
  const check = await (checker ??= app.describeApi().then(createChecker))

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${url}${path}`, init)
    if (!/event-stream|zip/.test(response.headers.get('content-type') ?? ''))
      await check(init.method ?? 'GET', path, response.clone())
    return response
  }

  return {
    url,
    deps,
    dataDir: folder,
    /** `fetch` on a real socket; throws when the answer is not one that the document promises. */
    request,
    ...createCalls(request),
    /** Ends it as a signal would; the folder stays when it was given. */
    async stop(): Promise<void> {
      deps.release()
      await deps.close(app.close())
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Studio = Awaited<ReturnType<typeof startStudio>>
