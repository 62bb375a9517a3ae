import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The oldest Node from 20 on that is on the path; this one where there is no older. Packages are promised to work with it. */
export function machineNode(): { readonly path: string; readonly version: number } {
  const paths = (process.env['PATH'] ?? '').split(delimiter).map(folder => join(folder, 'node'))
  const found = [process.execPath, ...new Set(paths.filter(path => existsSync(path)))].map(path => ({
    path,
    version: Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })),
  }))
  const usable = found.filter(({ version }) => version >= 20).toSorted((a, b) => a.version - b.version)
  return usable[0] ?? { path: process.execPath, version: 0 }
}
