import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describeStudioOnSqlite } from '@atelier/api/testing/suite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeConsumer, type Consumer } from './testing/consumer.ts'

/** Milliseconds: a generator and a compiler are started for each. */
const WITHIN_MS = 120_000
const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url))
const require = createRequire(import.meta.url)
/** What each program makes of the document, and how a picture is made with it. */
const WISH = "{ prompt: 'a goldeneye', model: 'atelier/sketch', width: 256, height: 256 }"

describeStudioOnSqlite('clients that others make of the document', {}, my => {
  let consumer: Consumer

  beforeAll(async () => {
    consumer = await makeConsumer({
      'openapi-fetch': join(MODULES, 'openapi-fetch'),
      // Which the types of the one before import.
      'openapi-typescript-helpers': join(
        dirname(require.resolve('openapi-fetch')),
        '../../../openapi-typescript-helpers',
      ),
    })
    await consumer.write('openapi.json', await (await my.studio.request('/openapi.json')).text())
  })
  afterAll(() => consumer.remove())

  async function makesA(picture: string): Promise<void> {
    await consumer.write('picture.ts', picture)
    expect(await consumer.compile('picture.ts')).toBe('')
    const ran = await consumer.run(process.execPath, ['picture.js', my.studio.url])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout.trim()).toBe('succeeded a goldeneye')
  }

  test(
    'openapi-typescript and openapi-fetch make a picture',
    async () => {
      const made = await consumer.run(process.execPath, [
        join(MODULES, 'openapi-typescript/bin/cli.js'),
        'openapi.json',
        '-o',
        'schema.ts',
      ])
      expect(made).toMatchObject({ code: 0 })
      await makesA(`
import createClient from 'openapi-fetch'
import type { paths } from './schema.ts'

const atelier = createClient<paths>({ baseUrl: process.argv[2] ?? '' })
const { data, error } = await atelier.POST('/api/v1/generations', {
  body: ${WISH},
  params: { header: { prefer: 'wait=60' } },
})
if (error) throw new Error(\`\${error.code}: \${error.detail}\`)
const status: string = data.status
console.log(status, data.images[0]?.prompt)
`)
    },
    WITHIN_MS,
  )

  test(
    '@hey-api/openapi-ts makes a picture',
    async () => {
      const made = await consumer.run(process.execPath, [
        join(MODULES, '@hey-api/openapi-ts/bin/run.js'),
        '-i',
        'openapi.json',
        '-o',
        'hey',
        '-c',
        '@hey-api/client-fetch',
      ])
      expect(made).toMatchObject({ code: 0 })
      await makesA(`
import { client } from './hey/client.gen.js'
import { createGeneration } from './hey/sdk.gen.js'

client.setConfig({ baseUrl: process.argv[2] ?? '' })
const { data, error } = await createGeneration({ body: ${WISH}, headers: { prefer: 'wait=60' } })
if (!data) throw new Error(JSON.stringify(error))
const status: string = data.status
console.log(status, data.images[0]?.prompt)
`)
    },
    WITHIN_MS,
  )
})
