import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGeneration, getGeneration, type Generation, type NewGeneration } from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { describeOnMigratedDatabases, type TestDatabase } from '@atelier/db/testing'
import { startUpstream, type Upstream } from '@atelier/providers/testing'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Config } from '../config.ts'
import { startStudio, type Studio, type StudioOptions } from './studio.ts'
import { until } from './until.ts'

/** As they look, and nobody's. */
export const TOKEN = 'hf_ofNobodyInThisSuite7788'

export interface SuiteOptions extends Pick<StudioOptions, 'log' | 'replaced' | 'webDir'> {
  readonly config?: Partial<Config>
  /** Draws the same picture for every prompt, which is quicker. */
  readonly fast?: boolean
}

/** A studio before a stand-in of Hugging Face, shared by the tests of a suite: they tell their own by their prompts. */
export interface Suite {
  readonly studio: Studio
  readonly upstream: Upstream
  readonly database: TestDatabase
  /** Posts a prompt and waits until it is finished. */
  readonly generate: (wish: NewGeneration) => Promise<Generation>
}

const OVER_WITHIN_MS = 120_000
const isOver = ({ status }: Generation) => status !== 'queued' && status !== 'running'

/** Runs a suite on both databases, each with one studio of its own. */
export function describeStudio(name: string, options: SuiteOptions, suite: (suite: Suite) => void) {
  describeOnMigratedDatabases(name, make => suite(openSuite(make, options)))
}

/** For what no database has a part in: one studio, over SQLite. */
export function describeStudioOnSqlite(name: string, options: SuiteOptions, suite: (suite: Suite) => void) {
  describe(`${name} (sqlite)`, () => {
    suite(openSuite(undefined, options))
  })
}

/** Registers the start and the end of a suite's studio. Its parts are there once the tests run. */
export function openSuite(
  make: (() => Promise<TestDatabase>) | undefined,
  { config, fast = true, ...options }: SuiteOptions = {},
): Suite {
  let open: { studio: Studio; upstream: Upstream; database: TestDatabase } | undefined
  const opened = () => {
    if (!open) throw new Error('the suite has not started')
    return open
  }
  beforeAll(async () => {
    const [made, upstream] = await Promise.all([make?.(), startUpstream({ fast, token: TOKEN })])
    const studio = await startStudio({
      ...options,
      ...(made && { databaseUrl: made.url }),
      config: {
        hfToken: TOKEN,
        hfRouterUrl: upstream.routerUrl,
        hfHubUrl: upstream.hubUrl,
        allowPrivateNetwork: true,
        ...config,
      },
    })
    const database = made ?? { dialect: 'sqlite', url: join(studio.dataDir, 'atelier.db'), drop: async () => {} }
    open = { database, upstream, studio }
  })
  afterAll(async () => {
    await open?.studio.stop()
    await open?.upstream.close()
    await open?.database.drop()
  })
  return {
    get studio() {
      return opened().studio
    },
    get upstream() {
      return opened().upstream
    },
    get database() {
      return opened().database
    },
    async generate(wish) {
      const { studio } = opened()
      const { body } = await studio.call(createGeneration, { body: wish }, { prefer: 'wait=25' })
      // Many at once on a busy machine take longer than an answer may.
      const look = async () => (await studio.call(getGeneration, { params: { id: body.id } })).body
      return isOver(body) ? body : until(async () => look().then(now => isOver(now) && now), { within: OVER_WITHIN_MS })
    },
  }
}

/** Every file in the storage, as paths within it. */
export async function storedFiles({ dataDir }: Pick<Studio, 'dataDir'>): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'storage'), { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(dataDir, 'storage').length + 1))
    .toSorted()
}

/** Everything that the database holds, as text: for what must not be in it. */
export async function databaseText({ dialect, url }: TestDatabase): Promise<string> {
  if (dialect === 'sqlite') {
    const files = await Promise.all(
      ['', '-wal', '-shm'].map(ending => readFile(`${url}${ending}`, 'latin1').catch(() => '')),
    )
    return files.join('')
  }
  const db = openDatabase(url)
  try {
    const rows = await Promise.all(
      Object.values(db.tables).map(table => db.orm.select().from(table as typeof db.tables.settings)),
    )
    return JSON.stringify(rows)
  } finally {
    await db.close()
  }
}

/** The calls for images that the stand-in received for a prompt, in their order. */
export const callsFor = ({ requests }: Upstream, prompt: string) =>
  requests.filter(
    ({ kind, method, body }) =>
      kind === 'router' && method === 'POST' && JSON.stringify(body).includes(JSON.stringify(prompt)),
  )
