import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { listImages } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { described } from '../../../scripts/readme.ts'
import { describeStudioOnSqlite } from './testing/suite.ts'
import { importPicture } from './testing/upload.ts'

test.each(Object.entries(described))('%s lists the configuration as config.ts has it', (_name, describeFile) => {
  const { is, shouldBe } = describeFile()
  expect(is, 'run `node scripts/readme.ts`').toBe(shouldBe)
})

describeStudioOnSqlite('the examples of the README', {}, my => {
  test('give ID the id of the newest image when they are pasted', async () => {
    await importPicture(my.studio, { prompt: 'the older' })
    const { id } = await importPicture(my.studio, { prompt: 'has "id":"of something else" in it' })
    const answer = await my.studio.request(`${listImages.url}?limit=1`)
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const [, read = '', pipeline = ''] = /^ID=\$\(curl -s '([^']+)' \| (.+)\)$/m.exec(readme) ?? []
    expect(new URL(read).pathname + new URL(read).search).toBe(`${listImages.url}?limit=1`)
    expect(execFileSync('sh', ['-c', pipeline], { input: await answer.text(), encoding: 'utf8' }).trim()).toBe(id)
  })
})
