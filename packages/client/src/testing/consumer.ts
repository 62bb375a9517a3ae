import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc')

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of somebody who uses what is made here, with the packages of this one at hand. */
export async function makeConsumer(packages: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-consumer-'))
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, '@atelier'), { recursive: true })
  const linked = { '@types': join(PACKAGE, '../../node_modules/@types'), ...packages }
  for (const [name, target] of Object.entries(linked)) await symlink(target, join(modules, name))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  return {
    folder,
    write: (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text),
    /** Anything, to its end. */
    run: (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
      run(command, [...args], { cwd: folder, env: { PATH: process.env['PATH'], ...env } }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        // Where it did not start at all, that is what is said.
        (error: Error & { code: number; stdout?: string; stderr?: string }) => ({
          code: error.code,
          stdout: error.stdout ?? '',
          stderr: error.stderr || error.message,
        }),
      ),
    /** Compiles strictly; whatever is wrong is said on stdout. */
    async compile(...files: string[]): Promise<string> {
      const options = {
        module: 'nodenext',
        target: 'es2022',
        strict: true,
        types: ['node'],
        outDir: '.',
        rewriteRelativeImportExtensions: true,
      }
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files }))
      const { stdout } = await this.run(process.execPath, [TSC, '-p', folder])
      return stdout
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
export type Consumer = Awaited<ReturnType<typeof makeConsumer>>

/** The client as it is published, in a folder of its own. */
export async function buildClient(folder: string): Promise<string> {
  await run(process.execPath, [join(PACKAGE, 'scripts/build.ts'), folder])
  return folder
}
