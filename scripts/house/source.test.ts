import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Source {
  readonly path: string
  readonly text: string
}

/** Every source file that git knows or would take. */
const sources: readonly Source[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.vue', '*.mjs'],
  { cwd: ROOT, encoding: 'utf8' },
)
  .split('\n')
  .filter(path => path !== '' && !path.startsWith('scripts/house/'))
  .flatMap(path => read(path))

function read(path: string): Source[] {
  try {
    return [{ path, text: readFileSync(`${ROOT}/${path}`, 'utf8') }]
  } catch {
    // Deleted and not committed yet.
    return []
  }
}

const isTest = ({ path }: Source) => /\.test\.ts$|\.conformance\.ts$|\/testing\/|^e2e\//.test(path)

/** The configuration, and what drizzle-kit loads by itself. */
const MAY_READ_IT = new Set([
  'apps/api/src/config.ts',
  'packages/db/drizzle.config.ts',
  'packages/db/src/drizzle-kit.ts',
])

/** Where a pattern stands, as `file:line`. */
const placesOf = (pattern: RegExp, among: readonly Source[]): string[] =>
  among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
  )

const RULES: readonly {
  readonly rule: string
  readonly pattern: RegExp
  readonly among: (source: Source) => boolean
  readonly broken: string
}[] = [
  {
    rule: 'classes are for errors',
    pattern: /^\s*(export )?(abstract )?class (?!\w+ extends \w*Error\b)/,
    among: source => !isTest(source),
    broken: 'export class Gallery {',
  },
  {
    rule: 'the environment is read by the configuration only',
    pattern: /\bprocess\.env\b/,
    among: source => /^(apps|packages)\//.test(source.path) && !isTest(source) && !MAY_READ_IT.has(source.path),
    broken: 'const port = process.env.PORT',
  },
  {
    rule: 'no test is skipped, or run alone',
    pattern: /\b(test|it|describe)\.(skip|only|todo|fixme)\b/,
    among: isTest,
    broken: "test.skip('later', () => {})",
  },
  {
    rule: 'no test waits for a while and hopes',
    pattern: /waitForTimeout\(/,
    among: isTest,
    broken: 'await page.waitForTimeout(500)',
  },
]

describe.each(RULES)('$rule', ({ pattern, among, broken }) => {
  test('in every source file', () => {
    expect(placesOf(pattern, sources.filter(among))).toEqual([])
  })

  test('and a line that breaks it is found', () => {
    expect(placesOf(pattern, [{ path: 'planted.ts', text: `fine\n${broken}` }])).toEqual(['planted.ts:2'])
  })
})
