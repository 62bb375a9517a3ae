import { mkdir, writeFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Cell = string | number | undefined

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What was hoped for and what was measured. Never a reason to fail: machines differ. */
export interface Aim {
  readonly aim: string
  readonly wanted: string
  readonly measured: string
  readonly met: boolean
}

export interface Findings {
  readonly tables: readonly Table[]
  readonly aims: readonly Aim[]
}

export interface Report extends Findings {
  readonly at: string
  readonly machine: ReturnType<typeof describeMachine>
  readonly options: object
}

export const atMost = (aim: string, limit: number, measured: number, unit = ''): Aim => ({
  aim,
  wanted: `<= ${show(limit)}${unit}`,
  measured: `${show(measured)}${unit}`,
  met: measured <= limit,
})

export const atLeast = (aim: string, limit: number, measured: number, unit = ''): Aim => ({
  aim,
  wanted: `>= ${show(limit)}${unit}`,
  measured: `${show(measured)}${unit}`,
  met: measured >= limit,
})

export const describeMachine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1e9),
  platform: `${platform()} ${arch()}`,
  node: process.version,
  load: loadavg().map(load => Number(load.toFixed(2))),
})

/** Three digits that matter, and no more. */
const show = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))

const text = (cell: Cell) => (cell === undefined ? '-' : typeof cell === 'number' ? show(cell) : cell)

export function printTable({ title, columns, rows }: Table): void {
  const lines = [columns, ...rows].map(row => row.map(text))
  const widths = columns.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  const shown = lines.map((line, index) =>
    line
      .map((cell, column) => {
        const numeric = typeof rows[Math.max(0, index - 1)]?.[column] === 'number'
        return numeric ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
      })
      .join('  ')
      .trimEnd(),
  )
  const [head = '', ...rest] = shown
  console.log(['', title, '', head, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...rest].join('\n'))
}

export const printAims = (aims: readonly Aim[]) =>
  printTable({
    title: 'Aims',
    columns: ['', 'aim', 'wanted', 'measured'],
    rows: aims.map(({ aim, wanted, measured, met }) => [met ? 'met' : 'MISSED', aim, wanted, measured]),
  })

/** Returns where the report was written. */
export async function writeReport(suite: string, report: Report): Promise<string> {
  const folder = fileURLToPath(new URL('results', import.meta.url))
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${report.at.slice(0, 19).replaceAll(':', '')}-${suite}.json`)
  await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`)
  return path
}
