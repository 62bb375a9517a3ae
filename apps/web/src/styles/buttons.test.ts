import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PAGE = fileURLToPath(new URL('..', import.meta.url))

test('every button is of a kind that the styles have', async () => {
  const styles = await readFile(new URL('buttons.scss', import.meta.url), 'utf8')
  const known = new Set(Array.from(styles.matchAll(/^\.(btn-[a-z]+)/gm), ([, name]) => name))
  const unknown: string[] = []
  let seen = 0
  for await (const path of glob('**/*.vue', { cwd: PAGE })) {
    const source = await readFile(`${PAGE}/${path}`, 'utf8')
    for (const [name] of source.matchAll(/(?<![\w-])btn-[a-z]+/g)) {
      seen += 1
      if (!known.has(name)) unknown.push(`${path}: ${name}`)
    }
  }
  expect(seen).toBeGreaterThan(100)
  expect(unknown).toEqual([])
})
