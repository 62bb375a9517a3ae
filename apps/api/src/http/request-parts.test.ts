import { createGeneration, getGeneration, updateSettings } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from '../testing/suite.ts'

describeStudioOnSqlite('a part of a request that the contract does not have', {}, my => {
  test('means nothing: a body does not say which generation is cancelled', async () => {
    await my.studio.call(updateSettings, { body: { concurrency: { huggingface: 1 } } })
    const begin = async (prompt: string) => (await my.studio.call(createGeneration, { body: { prompt } })).body.id
    await begin('a siskin that runs [[fault:hang]]')
    const [meant, other] = [await begin('a siskin in the queue'), await begin('another siskin in the queue')]
    const response = await my.studio.request(`/api/v1/generations/${meant}/cancel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: other }),
    })
    expect(await response.json()).toMatchObject({ id: meant, status: 'cancelled' })
    expect((await my.studio.call(getGeneration, { params: { id: other } })).body.status).toBe('queued')
  })

  test('is not said to have been heeded: what does not wait says nothing of waiting', async () => {
    const response = await my.studio.request('/api/v1/about', { headers: { prefer: 'wait=5' } })
    expect([response.status, response.headers.get('preference-applied')]).toEqual([200, null])
  })
})
