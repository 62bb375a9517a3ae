import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT, startServer } from '../processes/child.ts'
import { startStudio } from '../processes/studio.ts'
import { median, rateOf } from '../load.ts'
import { residentMb } from '../machine.ts'
import type { Cell } from '../report.ts'
import { defineScenario, type Scale } from '../scenario.ts'

/** How often each start is measured (the server whose memory is measured is one start more), and how long the server is left alone and then kept busy. */
const SIZES = {
  full: { starts: 6, npmStarts: 3, idleMs: 5000, amount: { seconds: 5 } },
  quick: { starts: 2, npmStarts: 1, idleMs: 5000, amount: { seconds: 1 } },
  smallest: { starts: 0, npmStarts: 1, idleMs: 0, amount: { requests: 64 } },
} satisfies Record<Scale, object>

export const processScenario = defineScenario({
  name: 'process',
  title: 'time until it answers, and memory',
  limits: {
    ready: { what: 'node apps/api/src/main.js until /healthz answers', atMost: 1000, unit: 'ms' },
    idle: { what: 'resident memory, idle', atMost: 110, unit: 'MB' },
  },
  async run({ scale }) {
    const size = SIZES[scale]
    const ready: number[] = []
    for (let start = 0; start < size.starts; start += 1) ready.push(await readyMs())
    const started: number[] = []
    for (let start = 0; start < size.npmStarts; start += 1) started.push(await npmStartMs())
    const memory = await memoryMb(size)
    ready.push(memory.readyMs)
    const rows: Cell[][] = [
      ['node apps/api/src/main.js until /healthz answers', median(ready), 'ms'],
      ['npm start, installed and built, until /healthz answers', median(started), 'ms'],
      ['resident memory, idle', memory.idle, 'MB'],
      ['resident memory under load of the gallery', memory.loaded, 'MB'],
    ]
    return {
      tables: [{ title: 'Process', columns: ['', 'median', 'unit'], rows }],
      figures: { ready: median(ready), idle: memory.idle },
    }
  },
})

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

async function memoryMb({ idleMs, amount }: (typeof SIZES)[Scale]) {
  const studio = await startStudio()
  try {
    await sleep(idleMs)
    const idle = await residentMb(studio.pid)
    await rateOf({ url: `${studio.url}/api/v1/images`, pid: studio.pid }, { connections: 32, ...amount })
    return { readyMs: studio.readyMs, idle, loaded: await residentMb(studio.pid) }
  } finally {
    await studio.stop()
  }
}
