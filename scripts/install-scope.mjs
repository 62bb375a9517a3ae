// What there is to install. Standard library only: it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `unreadable` is what counts where there is something that is not JSON. */
function readJson(path, unreadable) {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return unreadable
  }
}

/** What `installOnce` wrote down when it was last done: the lockfile, and `start` or `all`, which holds the other. */
export const stampOf = folder => join(folder, 'node_modules/.atelier-installed.json')

/**
 * What is to be installed where `wanted` is needed: undefined where it was, and the pinned Node `isThere`. Whoever has the tests' tools keeps them, be it that
 * `npm test` installed them or pnpm itself: an install without them would take them away.
 */
export function scopeToInstall(wanted, { folder, lock, isThere }) {
  const last = readJson(stampOf(folder), {})
  if (isThere && last.lock === lock && (last.scope === wanted || last.scope === 'all')) return undefined
  return last.scope === 'all' || hasTools(folder) ? 'all' : wanted
}

/** pnpm writes down there what it was asked for, as JSON. Written in another way, it may be of somebody who has the tools. */
const hasTools = folder =>
  readJson(join(folder, 'node_modules/.modules.yaml'), { included: { devDependencies: true } }).included
    ?.devDependencies === true
