// Writes what config.ts says into README.md and .env.example: `node scripts/readme.ts`, with the pinned Node.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { entries } from '../apps/api/src/config.ts'

const read = (name: string) => readFileSync(pathOf(name), 'utf8')
const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const BEGIN = '<!-- configuration: made by scripts/readme.ts -->'
const END = '<!-- /configuration -->'

/** Files at the root that bear the configuration: what is in each, and what belongs into it. */
export const described = {
  'README.md': () => ({ is: read('README.md'), shouldBe: withTable(read('README.md')) }),
  '.env.example': () => ({ is: read('.env.example'), shouldBe: envExample() }),
}

const shownDefault = (entry: { default: unknown; shown?: string }) => entry.shown ?? `\`${String(entry.default)}\``

function table(): string {
  const rows = Object.values(entries).map(entry => `| \`${entry.env}\` | ${shownDefault(entry)} | ${entry.doc} |`)
  return ['| variable | default | what it is |', '|---|---|---|', ...rows].join('\n')
}

function withTable(readme: string): string {
  const [before, rest] = readme.split(`${BEGIN}\n`)
  const [, after] = rest?.split(END) ?? []
  if (before === undefined || after === undefined)
    throw new Error(`README.md has no place for the table: it needs a line ${BEGIN} and a line ${END}.`)
  return `${before}${BEGIN}\n${table()}\n${END}${after}`
}

function envExample(): string {
  const parts = Object.values(entries).map(entry => {
    const value = 'shown' in entry ? '' : String(entry.default)
    const note = 'shown' in entry ? ` Default: ${entry.shown}.` : ''
    return `# ${entry.doc.replaceAll('`', '')}${note.replaceAll('`', '')}\n#${entry.env}=${value}\n`
  })
  return `# Copy this to .env and take the # away where a value is to be another one. Made by scripts/readme.ts.\n\n${parts.join('\n')}`
}

if (import.meta.main) {
  for (const [name, describe] of Object.entries(described)) writeFileSync(pathOf(name), describe().shouldBe)
}
