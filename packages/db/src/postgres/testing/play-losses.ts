import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type postgres from 'postgres'
import { losses, type Stage } from './losses.ts'

/**
 * For tests: plays all losses with the driver in a folder, in a process of its own, which tells of each what went wrong. What
 * nobody could catch is part of that; it would have ended any other process.
 */
const [folder = '', url = ''] = process.argv.slice(2)
const module = (await import(pathToFileURL(`${folder}/src/index.js`).href)) as { default: typeof postgres } // it is the driver
const open = (max: number, name: string) =>
  module.default(url, {
    max,
    connect_timeout: 5,
    backoff: failures => Math.min(0.05 * 2 ** failures, 1),
    onnotice: () => {},
    connection: { application_name: name },
  })

let uncaught: string[] = []
process.on('uncaughtException', error => void uncaught.push(`uncaught: ${error.message}`))
const tell = (told: object) => process.send?.(told)

const setUp = open(1, 'admin')
await setUp`create table if not exists lost (key text)`
await setUp.end()
for (const [name, play] of Object.entries(losses)) {
  uncaught = []
  const admin = open(1, 'admin')
  const stage: Stage = {
    open: max => open(max, 'victim'),
    admin,
    cut: () =>
      admin`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where application_name = 'victim' and datname = current_database()`,
    async restart() {
      tell({ restart: true })
      await once(process, 'message')
    },
  }
  const faults = await play(stage).catch((error: unknown) => [`the scenario failed: ${String(error)}`])
  await sleep(100)
  tell({ name, faults: [...faults, ...uncaught] })
}
process.exit()
