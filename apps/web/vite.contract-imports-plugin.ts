import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const FOLDER = fileURLToPath(new URL('../../packages/contracts/src/', import.meta.url))
const OURS = /\/apps\/web\/src\//
const VALUE = /^export (?:const|function|async function|class) (\w+)/gm
const IMPORT = /\bimport\s*\{([^}]*)\}\s*from\s*(['"])@atelier\/contracts\2/g

/** Which file of the contracts a value is in. */
const fileOf = () =>
  new Map(
    readdirSync(FOLDER)
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
      .flatMap(name =>
        [...readFileSync(FOLDER + name, 'utf8').matchAll(VALUE)].flatMap(([, value]) =>
          value === undefined ? [] : [[value, FOLDER + name] as const],
        ),
      ),
  )

/**
 * What is imported from the contracts comes from the file that it is in. By their index every page would seem to need
 * every contract, and the first view would load those of all other pages.
 */
export function contractsByFile(): Plugin {
  let files: ReadonlyMap<string, string> = new Map()
  return {
    name: 'contracts-by-file',
    apply: 'build',
    buildStart() {
      files = fileOf()
    },
    transform: {
      filter: { id: OURS, code: '@atelier/contracts' },
      // Runs behind the built-in TypeScript step: only values are left.
      handler: code => ({
        code: code.replaceAll(IMPORT, (whole, names: string) => {
          const parts = names
            .split(',')
            .map(name => name.trim())
            .filter(Boolean)
          const from = parts.map(part => files.get(part.split(/\s+as\s+/)[0] ?? ''))
          return from.every(file => file !== undefined)
            ? parts.map((part, at) => `import { ${part} } from ${JSON.stringify(from[at])}`).join(';')
            : whole
        }),
        map: null,
      }),
    },
  }
}
