import { expect, test } from 'vitest'
import { ApiError } from '../api/errors.ts'
import { withoutParent } from './origin.ts'

const refusal = (code: string) => new ApiError({ status: 422, code, detail: 'No.' })
const body = { prompt: 'a boat', parentId: 'p', relation: 'vary' as const }

test('what is made matters more than where it came from: it is sent again without a picture that is gone', async () => {
  const sent: object[] = []
  await withoutParent(body, async asked => {
    sent.push(asked)
    if ('parentId' in asked) throw refusal('generation.parent_not_found')
  })
  expect(sent).toEqual([body, { prompt: 'a boat' }])
})

test('any other refusal stands', async () => {
  const refused = withoutParent(body, async () => {
    throw refusal('queue.full')
  })
  await expect(refused).rejects.toMatchObject({ code: 'queue.full' })
})
