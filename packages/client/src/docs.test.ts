import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeStudioOnSqlite } from '@atelier/api/testing/suite'
import { makePng } from '@atelier/imaging/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildClient, makeConsumer, type Consumer } from './testing/consumer.ts'

const DOCUMENT = new URL('../../../docs/api.md', import.meta.url)
const LANGUAGES = ['sh', 'ts', 'python'] as const
type Language = (typeof LANGUAGES)[number]

/** Each task of the document, and what is to be seen when its block has run. */
const TASKS: Readonly<Record<string, RegExp>> = {
  'Make a picture and wait for it': /succeeded.*\/file/s,
  'Begin with a picture of your own': /succeeded.*image-to-image/s,
  'Make a part of a picture anew': /succeeded.*inpaint/s,
  Enlarge: /succeeded.*upscale/s,
  Search: /a lighthouse at dusk/,
  Download: /^$/,
  'Follow what happens': /ready/,
  Import: /[0-9a-f]{64}/,
  Export: /^$/,
}

const document = await readFile(DOCUMENT, 'utf8')
const byTask = document.split('\n## ').find(section => section.startsWith('By task')) ?? ''
const [opening = '', ...sections] = byTask.split('\n### ')
const blockOf = (text: string, language: Language) =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(text)?.[1] ?? ''
const script = (task: string, language: Language) =>
  `${blockOf(opening, language)}\n${blockOf(sections.find(section => section.startsWith(`${task}\n`)) ?? '', language)}`
const fileOf = (task: string) => `${task.toLowerCase().replaceAll(' ', '-')}.ts`

describeStudioOnSqlite('what the document shows', {}, my => {
  let consumer: Consumer

  beforeAll(async () => {
    consumer = await makeConsumer()
    await buildClient(join(consumer.folder, 'node_modules/@atelier/client'))
    const picture = makePng({ width: 256, height: 256 })
    for (const name of ['picture.png', 'mask.png']) await consumer.write(name, picture)
  })
  afterAll(() => consumer.remove())

  test('has every task in every language, and no task without a test', () => {
    expect(sections.map(section => section.split('\n')[0])).toEqual(Object.keys(TASKS))
    const wanting = Object.keys(TASKS).flatMap(task =>
      LANGUAGES.filter(
        language => blockOf(sections.find(section => section.startsWith(`${task}\n`)) ?? '', language) === '',
      ).map(language => `${task}: ${language}`),
    )
    expect(wanting).toEqual([])
  })

  test('type-checks', async () => {
    for (const task of Object.keys(TASKS)) await consumer.write(fileOf(task), script(task, 'ts'))
    expect(await consumer.compile(...Object.keys(TASKS).map(fileOf))).toBe('')
  })

  /** Python has to be on the machine, as curl has: without it this fails and says so. */
  const PROGRAMS: Readonly<Record<Language, (text: string) => readonly [string, readonly string[]]>> = {
    sh: text => ['bash', ['--norc', '--noprofile', '-euo', 'pipefail', '-c', text]],
    ts: text => [process.execPath, ['--input-type=module-typescript', '-e', text]],
    python: text => ['python3', ['-c', text]],
  }

  describe.each(Object.entries(TASKS))('%s', (task, shown) => {
    test.each(LANGUAGES)('in %s', async language => {
      const [program, args] = PROGRAMS[language](script(task, language))
      const ran = await consumer.run(program, args, { ATELIER_URL: my.studio.url })
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      expect(ran.stdout.trim()).toMatch(shown)
      if (task === 'Download')
        expect((await readFile(join(consumer.folder, 'small.webp'))).toString('latin1', 8, 12)).toBe('WEBP')
      if (task === 'Export') expect((await stat(join(consumer.folder, 'pictures.zip'))).size).toBeGreaterThan(1000)
    })
  })
})
