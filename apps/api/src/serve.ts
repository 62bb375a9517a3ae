import { join } from 'node:path'
import { buildApp } from './http/app.ts'
import { ConfigError, readConfig, ROOT } from './config.ts'
import { openStudio } from './studio.ts'
import { createLog } from './log.ts'
import { releaseMemory } from './release-memory.ts'
import { StartError } from './platform/start-error.ts'
import { welcome } from './welcome.ts'

/** Milliseconds; beyond it the process ends without waiting for what hangs. */
const STOP_MS = 4500
/** Milliseconds after the start: whoever waited for it has had the first answers by then. */
const SETTLED_MS = 2000

/** Runs the studio until a signal ends it. What keeps it from starting is told in one sentence. */
export async function serve(): Promise<void> {
  try {
    await start()
  } catch (error) {
    const known = error instanceof ConfigError || error instanceof StartError
    console.error(known ? `Atelier cannot start: ${error.message}` : error)
    process.exit(1)
  }
}

async function start(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  // What is made here is for nobody else on this machine, unless a proxy sends pictures from the folder.
  if (config.accelRedirect === null) process.umask(0o077)
  const deps = await openStudio(config, log)
  const webDir = join(ROOT, 'apps/web/dist')
  const app = await buildApp(deps, { config, log, webDir })
  let ready: Promise<void> | undefined
  let stopping = false
  async function stop(signal: string): Promise<void> {
    // A signal to a group of processes comes several times: once itself, and once from each that passes it on.
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    deps.release()
    // What is still beginning cannot be ended yet.
    await ready?.catch(() => {})
    await deps.close(app.close())
    log.info('stopped')
    process.exit(0)
  }
  // Before anybody hears that it is ready, who may then want it to end at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))

  const address = await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await deps.close()
    throw new StartError(whyNotListening(error, config), { cause: error })
  })
  ready = deps.start()
  await ready
  const builtIn = deps.engines
    .all()
    .filter(engine => engine.isBuiltIn)
    .map(({ name }) => name)
  const { engines, dataDir } = deps
  const access = { studio: deps.access.studio(), setUpCode: await deps.setUpCode() }
  const settings = deps.settings.read()
  console.log(welcome({ address, config, settings, builtIn, token: engines.token, dataDir, ...access }))
  setTimeout(releaseMemory, SETTLED_MS).unref()
}

function whyNotListening(error: unknown, { host, port }: { host: string; port: number }): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop whatever listens there, or set PORT to another one.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} is not an address of this machine.`
  return `The server could not listen on ${host}:${port}.`
}
