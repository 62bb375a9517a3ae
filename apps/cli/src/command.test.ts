import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeStudioOnSqlite } from '@atelier/api/testing/suite'
import { createClient, type Generation } from '@atelier/client'
import { makePng } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { builtCommand, linesOf } from './testing/command.ts'

const SMALL = ['--model', 'atelier/sketch', '--size', '256x256'] as const
const SLOW = ['--model', 'atelier/sketch', '--size', '2048x2048', '--count', '8'] as const

describeStudioOnSqlite('the command', {}, my => {
  const command = builtCommand()
  const env = () => ({ ATELIER_URL: my.studio.url })
  const run = (args: readonly string[], input = '') => command.run(args, { env: env(), input })
  const client = () => createClient({ url: my.studio.url })
  const at = (...names: string[]) => join(command.home(), ...names)

  test('makes pictures, saves them and says where', async () => {
    const { code, stdout, stderr } = await run([
      'generate',
      'a plover on a pier',
      ...SMALL,
      '--count',
      '2',
      '--seed',
      '7',
      '--out',
      at('made'),
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const files = stdout.trim().split('\n')
    expect(files.toSorted()).toEqual((await readdir(at('made'))).map(name => at('made', name)).toSorted())
    expect(files).toHaveLength(2)
    for (const file of files) expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG')
  })

  test('makes one for each line of a pipe or a file, and tells it as JSON', async () => {
    const piped = await run(['generate', '-', ...SMALL, '--no-save', '--json'], 'a ruff\n\na ruff in rain\n')
    expect(
      linesOf(piped)
        .map(line => `${String(line['prompt'])}: ${String(line['status'])} ${JSON.stringify(line['files'])}`)
        .toSorted(),
    ).toEqual(['a ruff in rain: succeeded []', 'a ruff: succeeded []'])
    await writeFile(at('prompts.txt'), 'a reeve\r\n')
    const read = await run(['generate', '--file', at('prompts.txt'), ...SMALL, '--no-wait', '--json'])
    expect(linesOf(read)).toMatchObject([{ prompt: 'a reeve' }])
  })

  test('Ctrl-C cancels what it asked for', async () => {
    const started = command.start(['generate', 'a knot that takes long', ...SLOW], { env: env() })
    const generation = await startedWith('a knot that takes long')
    started.kill('SIGINT')
    expect(await started.ended).toMatchObject({ code: 130 })
    expect(await client().getGeneration({ id: generation.id })).toMatchObject({ status: 'cancelled' })
  })

  /** The generation of a prompt, once it was asked for. */
  async function startedWith(prompt: string): Promise<Generation> {
    for await (const event of client().events({ lastEventId: '0' }))
      if ('generation' in event && event.generation.prompt === prompt) return event.generation
    throw new Error('the events ended')
  }

  test('imports a folder, and what is there already is not sent again', async () => {
    await mkdir(at('pictures', 'below'), { recursive: true })
    await writeFile(at('pictures', 'one.png'), makePng({ width: 65 }))
    await writeFile(at('pictures', 'below', 'two.png'), makePng({ width: 66 }))
    await writeFile(at('pictures', 'notes.txt'), 'not a picture')
    const first = await run(['import', at('pictures'), '--json'])
    expect([first.code, linesOf(first).map(({ outcome }) => outcome)]).toEqual([0, ['stored', 'stored']])
    const again = await run(['import', at('pictures')])
    expect(again.stdout.match(/^known/gm)).toHaveLength(2)
    expect(again.stderr).toContain('0 stored, 2 were there already, 0 refused.')
    await writeFile(at('broken.png'), 'no')
    const refused = await run(['import', at('broken.png'), at('pictures'), '--json'])
    expect(refused.code).toBe(1)
    expect(
      linesOf(refused)
        .map(({ outcome }) => String(outcome))
        .toSorted(),
    ).toEqual(['known', 'known', 'refused'])
  })

  test('exports with recipes, goes on where it stopped, and packs archives', async () => {
    const generation = await client().generate({
      prompt: 'a stint',
      model: 'atelier/sketch',
      width: 256,
      height: 256,
      count: 2,
    })
    const args = ['export', '--search', 'stint', '--out', at('saved')]
    expect((await run(args)).stderr).toContain('2 saved, 0 were there already.')
    const names = await readdir(at('saved'))
    expect(names.toSorted()).toEqual(
      generation.images.flatMap(({ filename }) => [filename, `${filename}.json`]).toSorted(),
    )
    const [image] = generation.images
    if (!image) throw new Error('there is no image')
    expect(JSON.parse(await readFile(at('saved', `${image.filename}.json`), 'utf8'))).toMatchObject({
      id: image.id,
      prompt: 'a stint',
    })
    // As if it had been stopped in the middle.
    await writeFile(at('saved', image.filename), 'half')
    expect((await run(args)).stderr).toContain('1 saved, 1 were there already.')
    expect((await stat(at('saved', image.filename))).size).toBe(image.sizeBytes)

    const zip = ['export', '--search', 'stint', '--zip', '--out', at('packed')]
    expect((await run(zip)).code).toBe(0)
    expect((await run(zip)).stderr).toContain('0 saved, 1 were there already.')
    const [archive = ''] = await readdir(at('packed'))
    expect((await readFile(at('packed', archive))).toString('latin1')).toContain('recipes.json')
  })

  test('lists, shows and cancels', async () => {
    const { id, images } = await client().generate({
      prompt: 'a phalarope',
      model: 'atelier/sketch',
      width: 256,
      height: 256,
    })
    const listed = await run(['list', '--search', 'phalarope', '--json'])
    expect(linesOf(listed).map(line => line['id'])).toEqual(images.map(image => image.id))
    expect((await run(['list', 'generations', '--status', 'succeeded', '--limit', '1'])).stdout).toBe(
      `${[id, (await client().getGeneration({ id })).createdAt.slice(0, 19), 'succeeded', 'a phalarope'].join('\t')}\n`,
    )
    expect(linesOf(await run(['show', id, '--json']))).toMatchObject([{ id, prompt: 'a phalarope' }])
    expect((await run(['models', '--ready'])).stdout).toContain('atelier/sketch\tready')
    expect(await run(['cancel', id])).toMatchObject({ code: 1, stdout: '' })
  })

  test('follows events, and goes on behind the last one that it wrote down', async () => {
    const first = command.start(['events', '--json', '--resume', at('last.id'), '--count', '2'], { env: env() })
    await first.says(/"ready"/)
    await client().importImage({ file: new Uint8Array(makePng({ width: 70 })) })
    const told = await first.ended
    expect(linesOf(told)).toMatchObject([{ type: 'ready' }, { type: 'image.created' }])
    expect(await readFile(at('last.id'), 'utf8')).toBe(`${String(linesOf(told)[1]?.['eventId'])}\n`)

    const { id } = await client().importImage({ file: new Uint8Array(makePng({ width: 71 })) })
    const later = await run(['events', '--json', '--resume', at('last.id'), '--type', 'image.', '--count', '1'])
    expect(linesOf(later)).toMatchObject([{ type: 'image.created', image: { id } }])
  })

  test('ends quietly when its reader has had enough', async () => {
    const following = command.start(['events', '--json'], { env: env() })
    await following.says(/"ready"/)
    following.hangUp()
    await client().importImage({ file: new Uint8Array(makePng({ width: 72 })) })
    expect(await following.ended).toMatchObject({ code: 141, stderr: '' })
  })

  test.each([
    [0, ['help']],
    [0, ['generate', '--help']],
    [2, []],
    [2, ['generat']],
    [2, ['generate']],
    [2, ['generate', '']],
    [2, ['show', 'a-smew']],
    [2, ['events', '--count', 'few']],
    [2, ['import', '/proc/nothing']],
    [2, ['import', '/dev/null']],
    [2, ['generate', '--file', '/dev/null/prompts.txt']],
    [2, ['export', '--out', '/dev/null']],
    [2, ['export', '--out', '/dev/null/below']],
    [2, ['export', '--out', '/proc/nothing/below']],
    [2, ['generate', 'a smew', '--image', '/nowhere.png']],
    [0, ['--json', '--quiet', 'help']],
    [0, ['--url', 'http://127.0.0.1:1', '--help']],
    [2, ['--out', 'there', 'list']],
    [2, ['generate', 'a', 'b']],
    [2, ['list', '--nothing']],
    [2, ['list', '--sort', 'colour']],
    [2, ['generate', 'a smew', '--steps', 'four']],
    [2, ['generate', 'a smew', '--model', 'atelier/sketch', '--steps', '4']],
    [2, ['list', '--url', 'nowhere']],
    [2, ['list', '--limit', '0']],
    [2, ['events', '--count', 'two']],
    [4, ['show', '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11']],
    [4, ['generate', 'a smew', '--model', 'nobody/nothing']],
    [5, ['list', '--url', 'http://127.0.0.1:1']],
  ])('ends with %i after %j', async (code, args) => {
    const ended = await run(args)
    expect(ended).toMatchObject({ code })
    expect(ended.stderr === '').toBe(code === 0 || args.length === 0)
    expect(ended.stderr).not.toMatch(/\n\s+at |\bE[A-Z]{4,}\b/)
  })

  test('says in one sentence what is wrong', async () => {
    const said = async (...args: string[]) => (await run(args)).stderr
    const missing = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
    expect(await said('show', missing)).toBe(`atelier: There is neither a picture nor a generation ${missing}.\n`)
    expect(await said('show', 'a-smew')).toBe(
      'atelier: "a-smew" is not the id of a picture or a generation. "atelier list" shows them.\n',
    )
    expect(await said('generate', ' ')).toBe('atelier: The prompt is empty.\n')
    expect(await said('generate', 'x'.repeat(4001))).toBe('atelier: prompt must have at most 4000 characters.\n')
    expect(await said('generate', 'a smew', '--image', '/nowhere.png')).toBe('atelier: There is no /nowhere.png.\n')
    expect(await said('export', '--out', '/proc/x')).toBe('atelier: No folder can be made at "/proc/x".\n')
    expect(await said('export', '--out', at('atelier.js'))).toBe(
      `atelier: ${at('atelier.js')} is a file, and not a folder.\n`,
    )
    expect(await said('export', '--out', at('atelier.js', 'below'))).toBe(
      `atelier: There can be no ${at('atelier.js', 'below')}: a part of it is a file, and not a folder.\n`,
    )
  })

  test('takes what all commands take before the command, too', async () => {
    const args = ['--url', my.studio.url, '--json', 'models', '--ready']
    const { code, stdout } = await command.run(args)
    expect([code, linesOf({ code, stdout, stderr: '' })[0]]).toEqual([0, expect.objectContaining({ status: 'ready' })])
    expect(await command.run([`--url=${my.studio.url}`, '-q', 'list', '--limit', '1'])).toMatchObject({ code: 0 })
  })

  test('one file that cannot be read is told, and the others are taken in', async () => {
    await writeFile(at('readable.png'), makePng({ width: 82 }))
    // Nobody can read where no memory is, not even root.
    const { code, stdout, stderr } = await run(['import', '/proc/self/mem', at('readable.png'), '--json'])
    const told = linesOf({ code, stdout, stderr }).map(({ path, outcome, detail }) => ({ path, outcome, detail }))
    expect(code).toBe(1)
    expect(told).toHaveLength(2)
    expect(told).toContainEqual({
      path: '/proc/self/mem',
      outcome: 'refused',
      detail: '/proc/self/mem cannot be read or written (EIO).',
    })
    expect(told).toContainEqual({ path: at('readable.png'), outcome: 'stored' })
  })

  test('a name that leads nowhere ends an import before anything is sent', async () => {
    await mkdir(at('mixed'), { recursive: true })
    await writeFile(at('mixed', 'a.png'), makePng({ width: 81 }))
    // Nobody can read a name that leads to itself, not even root.
    await symlink(at('mixed', 'b.png'), at('mixed', 'b.png'))
    const { code, stdout, stderr } = await run(['import', at('mixed', 'a.png'), at('mixed', 'b.png')])
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `atelier: ${at('mixed', 'b.png')} leads back to itself.\n`,
    })
  })

  test('tells why it failed as JSON where JSON is asked for', async () => {
    const { stdout, stderr } = await run(['show', '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11', '--json'])
    expect(stdout).toBe('')
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        code: 'generation.not_found',
        detail: expect.stringContaining('neither'),
        requestId: expect.any(String) as unknown,
      },
    })
  })
})
