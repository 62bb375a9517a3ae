import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Load, Machine } from './machine.ts'

export type Cell = string | number | undefined

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A figure beside its limit, with what else the machine did meanwhile. */
export interface Result {
  readonly scenario: string
  readonly what: string
  readonly limit: string
  readonly measured: string
  readonly verdict: 'met' | 'MISSED' | 'not told'
  readonly load: Load
  /** The machine was busy with something else each time. */
  readonly isSpoiled: boolean
}

export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly options: object
  readonly tables: readonly Table[]
  readonly results: readonly Result[]
}

/** Three digits that matter, and no more. */
export const show = (value: number): string =>
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

export const printResults = (results: readonly Result[]) =>
  printTable({
    title: 'Hot paths beside their limits',
    columns: ['', 'scenario', 'hot path', 'limit', 'measured', 'load before, after', 'others', ''],
    rows: results.map(({ verdict, scenario, what, limit, measured, load, isSpoiled }) => [
      verdict,
      scenario,
      what,
      limit,
      measured,
      `${load.before.toFixed(2)} ${load.after.toFixed(2)}`,
      load.others?.toFixed(2),
      isSpoiled ? 'busy machine' : '',
    ]),
  })

/** Returns where the report was written. */
export async function writeReport(report: Report): Promise<string> {
  const folder = fileURLToPath(new URL('results', import.meta.url))
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${report.at.slice(0, 19).replaceAll(':', '')}.json`)
  await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`)
  return path
}
