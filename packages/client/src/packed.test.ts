import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describeStudioOnSqlite } from '@atelier/api/testing/suite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineNode } from './testing/machine-node.ts'

const run = promisify(execFile)
const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc')

const CONSUMER = `
import { ApiError, createClient, type Client, type Generation, type Image } from '@atelier/client'

const client: Client = createClient({ url: process.argv[2] ?? '' })
const generation: Generation = await client.generate({ prompt: 'a bittern', model: 'atelier/sketch', width: 256, height: 256 })
const images: readonly Image[] = generation.images
const file: Response = await client.getImageFile({ id: images[0]?.id ?? '', format: 'webp' })
let found = 0
for await (const { prompt } of client.images.all({ q: 'bittern' })) found += prompt.length > 0 ? 1 : 0
const refusal = await client.getImage({ id: 'no-id' }).catch((error: unknown) => error)
console.log(JSON.stringify([generation.status, file.headers.get('content-type'), found, refusal instanceof ApiError && refusal.status]))
`
/** Each is to be refused: a wrong name, a wrong type, what is missing, what is not there. */
const WRONG = [
  "await client.createGeneration({ promt: 'a bittern' })",
  "await client.createGeneration({ prompt: 'a bittern', steps: '7' })",
  'await client.getImage()',
  '(await client.getImage({ id: "" })).nothing',
  'client.removeEverything()',
]

describeStudioOnSqlite('the package as it is published', {}, my => {
  let folder = ''
  const tsc = (...files: string[]) =>
    run(
      process.execPath,
      [
        TSC,
        ...files,
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--strict',
        '--lib',
        'es2023,dom,dom.iterable,dom.asynciterable',
      ],
      { cwd: folder },
    ).catch((error: { stdout: string }) => error)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-consumer-'))
    await run(process.execPath, [join(PACKAGE, 'scripts/build.ts')])
    const { stdout } = await run('npm', ['pack', '--silent', join(PACKAGE, 'dist')], { cwd: folder })
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, stdout.trim())], { cwd: folder })
    await writeFile(join(folder, 'process.d.ts'), 'declare const process: { readonly argv: readonly string[] }\n')
    await writeFile(join(folder, 'consumer.ts'), CONSUMER)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('makes a picture where nothing but it and an old Node is installed', async () => {
    expect(await tsc('consumer.ts', 'process.d.ts')).toMatchObject({ stdout: '' })
    expect(await readdir(join(folder, 'node_modules'))).toEqual(['.package-lock.json', '@atelier'])
    const { path, version } = machineNode()
    expect(version).toBeGreaterThanOrEqual(20)
    const { stdout } = await run(path, ['consumer.js', my.studio.url], { cwd: folder })
    expect(JSON.parse(stdout)).toEqual(['succeeded', 'image/webp', 1, 400])
  })

  test('tells at the desk what the server would refuse', async () => {
    const head = "import { createClient } from '@atelier/client'\nconst client = createClient({ url: '' })\n"
    await writeFile(join(folder, 'wrong.ts'), `${head}${WRONG.join(';\n')}\n`)
    const { stdout } = await tsc('wrong.ts')
    const lines = new Set(Array.from(stdout.matchAll(/wrong\.ts\((\d+),/g), ([, line]) => Number(line)))
    expect([...lines]).toEqual(WRONG.map((_, at) => at + 3))
  })

  test('imports nothing but itself', async () => {
    const installed = join(folder, 'node_modules/@atelier/client')
    const files = (await readdir(installed, { recursive: true })).filter(name => /\.(js|d\.ts)$/.test(name))
    expect(files.length).toBeGreaterThan(30)
    const strangers: string[] = []
    for (const name of files) {
      const text = await readFile(join(installed, name), 'utf8')
      const imported = Array.from(
        text.matchAll(/^(?:import|export) [^;]*?from ['"]([^'"]+)['"]/gm),
        ([, specifier = '']) => specifier,
      )
      strangers.push(...imported.filter(specifier => !/^\.[\w./-]*\.js$/.test(specifier)))
    }
    expect(strangers).toEqual([])
  })
})
