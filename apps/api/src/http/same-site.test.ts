import { createGeneration } from '@atelier/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStudio, type Studio } from '../testing/studio.ts'

let studio: Studio
beforeAll(async () => {
  studio = await startStudio({ config: { corsOrigins: ['https://friend.example'] } })
})
afterAll(() => studio.stop())

const body = { prompt: 'a boat' }

test('a page of another site cannot change anything', async () => {
  expect(await studio.refused(createGeneration, { body }, { origin: 'https://stranger.example' })).toMatchObject({
    status: 403,
    code: 'request.cross_site',
  })
  const form = new FormData()
  form.set('file', new Blob(['x']), 'x.png')
  const imported = await studio.request('/api/v1/images', {
    method: 'POST',
    body: form,
    headers: { origin: 'https://stranger.example' },
  })
  expect(imported.status).toBe(403)
})

test('our own page and the origins that are named may', async () => {
  expect((await studio.call(createGeneration, { body }, { origin: studio.url })).status).toBe(202)
  expect((await studio.call(createGeneration, { body }, { origin: 'https://friend.example' })).status).toBe(202)
})
