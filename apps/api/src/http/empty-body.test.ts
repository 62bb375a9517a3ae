import { createGeneration } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from '../testing/suite.ts'

describeStudioOnSqlite('a body that is not sent', {}, my => {
  test('is no body, whatever its type is said to be', async () => {
    const {
      body: { id },
    } = await my.studio.call(
      createGeneration,
      { body: { prompt: 'a kite', width: 256, height: 256 } },
      { prefer: 'wait=20' },
    )
    const cancelled = await my.studio.request(`/api/v1/generations/${id}/cancel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    expect([cancelled.status, await cancelled.json()]).toMatchObject([409, { code: 'generation.finished' }])
  })

  test('is missed where one is needed', async () => {
    const refused = await my.studio.request('/api/v1/generations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'request.invalid' }])
  })
})
