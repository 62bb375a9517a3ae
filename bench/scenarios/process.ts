import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT, startServer } from '../processes/child.ts'
import { startStudio } from '../processes/studio.ts'
import { median, rateOf, residentMb } from '../load.ts'
import { atMost, type Cell } from '../report.ts'
import type { Scenario } from '../scenario.ts'

/** After this many milliseconds without a request a server counts as idle. */
const IDLE_MS = 5000

export const processScenario: Scenario = {
  title: 'time until it answers, and memory',
  async run({ quick }) {
    const ready: number[] = []
    for (let start = 0; start < (quick ? 3 : 7); start += 1) ready.push(await readyMs())
    const started: number[] = []
    for (let start = 0; start < (quick ? 1 : 3); start += 1) started.push(await npmStartMs())
    const memory = await memoryMb(quick ? 1 : 5)
    const rows: Cell[][] = [
      ['node apps/api/src/main.ts until /healthz answers', median(ready), 'ms'],
      ['npm start, installed and built, until /healthz answers', median(started), 'ms'],
      ['resident memory, idle', memory.idle, 'MB'],
      ['resident memory under load of the gallery', memory.loaded, 'MB'],
    ]
    return {
      tables: [{ title: 'Process', columns: ['', 'median', 'unit'], rows }],
      aims: [
        atMost('ready after', 1000, median(ready), ' ms'),
        ...(memory.idle === undefined ? [] : [atMost('resident memory, idle', 120, memory.idle, ' MB')]),
      ],
    }
  },
}

async function readyMs(): Promise<number> {
  const studio = await startStudio()
  await studio.stop()
  return studio.readyMs
}

/** Needs the page to be built already: the first start of all does that, and is not what is measured. */
async function npmStartMs(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-bench-data-'))
  try {
    const server = await startServer(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    })
    await server.stop()
    return server.readyMs
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function memoryMb(seconds: number) {
  const studio = await startStudio()
  try {
    await sleep(IDLE_MS)
    const idle = await residentMb(studio.pid)
    await rateOf({ url: `${studio.url}/api/v1/images`, pid: studio.pid }, { connections: 32, seconds })
    return { idle, loaded: await residentMb(studio.pid) }
  } finally {
    await studio.stop()
  }
}
