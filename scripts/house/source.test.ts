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
  // Programs of their own, which take an address and a key.
  'apps/cli/src/settings.ts',
  'apps/mcp-stdio/src/settings.ts',
])

/** Where a pattern stands, as `file:line`. */
const placesOf = (pattern: RegExp, among: readonly Source[]): string[] =>
  among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
  )

/** Who may know one engine by its name: the engines themselves, what tests them, what happened once, and texts. */
const KNOWS_ENGINES = /^packages\/(providers|sketch)\/|\/migrations\/|^apps\/web\/src\/i18n\/messages\//

const RULES: readonly {
  readonly rule: string
  readonly pattern: RegExp
  readonly among: (source: Source) => boolean
  /** Lines that break it, one a sort. */
  readonly broken: readonly string[]
}[] = [
  {
    rule: 'classes are for errors',
    pattern: /^\s*(export )?(abstract )?class (?!\w+ extends \w*Error\b)/,
    among: source => !isTest(source),
    broken: ['export class Gallery {'],
  },
  {
    rule: 'the environment is read by the configuration only',
    pattern: /\bprocess\.env\b/,
    among: source => /^(apps|packages)\//.test(source.path) && !isTest(source) && !MAY_READ_IT.has(source.path),
    broken: ['const port = process.env.PORT'],
  },
  {
    rule: 'no test is skipped, or run alone',
    pattern: /\b(test|it|describe)\.(skip|only|todo|fixme)\b/,
    among: isTest,
    broken: ["test.skip('later', () => {})", "test.only('this one', () => {})"],
  },
  {
    rule: 'no test waits for a while and hopes',
    pattern: /waitForTimeout\(/,
    among: isTest,
    broken: ['await page.waitForTimeout(500)'],
  },
  {
    rule: 'no engine is named, nor its models and pages, but by its own package',
    // A text, a key, a property, an address. `@atelier/sketch` is a package; who imports it is held by depcruise.
    pattern:
      /(['"`])([\w-]+\/)?(sketch|huggingface)\1|\b(sketch|huggingface)\??:|\.(sketch|huggingface)\b|\/huggingface\.co/,
    among: source =>
      /^(apps|packages|bench|scripts)\//.test(source.path) && !isTest(source) && !KNOWS_ENGINES.test(source.path),
    broken: [
      "if (engine.id === 'sketch')",
      'const provider = "huggingface"',
      'const id = `sketch`',
      "const model = 'atelier/sketch'",
      "const names = { huggingface: 'Hugging Face' }",
      'const width = concurrency.sketch',
      "const href = 'https://huggingface.co/settings'",
      '<option value="sketch">',
    ],
  },
]

describe.each(RULES)('$rule', ({ pattern, among, broken }) => {
  test('in every source file', () => {
    expect(placesOf(pattern, sources.filter(among))).toEqual([])
  })

  test.each(broken)('and what breaks it is found: %s', line => {
    expect(placesOf(pattern, [{ path: 'planted.ts', text: `fine\n${line}` }])).toEqual(['planted.ts:2'])
  })
})
