import { createGeneration, listGenerations } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'

const small = { width: 256, height: 256 } as const

describeStudio('the list of generations', {}, my => {
  const page = async (
    querystring: { status?: 'failed' | 'succeeded' | 'queued'; cursor?: string; limit?: number } = {},
  ) => (await my.studio.call(listGenerations, { querystring })).body
  const post = async (prompt: string) =>
    (await my.studio.call(createGeneration, { body: { ...small, prompt } }, { prefer: 'wait=20' })).body

  test('is empty at first', async () => {
    expect(await page()).toEqual({ items: [], nextCursor: null })
  })

  test('comes newest first, in pages that do not shift while others arrive', async () => {
    const ids: string[] = []
    for (const prompt of ['1', '2', '3', '4', '5']) ids.unshift((await post(prompt)).id)
    const first = await page({ limit: 2 })
    expect(first.items.map(item => item.id)).toEqual(ids.slice(0, 2))
    await post('6')
    const second = await page({ limit: 2, cursor: first.nextCursor ?? '' })
    const third = await page({ limit: 2, cursor: second.nextCursor ?? '' })
    expect([...second.items, ...third.items].map(item => item.id)).toEqual(ids.slice(2))
    expect(third.nextCursor).toBeNull()
    expect((await page({ limit: 6 })).nextCursor).toBeNull()
    expect((await page({ limit: 6 })).items.at(0)?.images).toHaveLength(1)
  })

  test('can be of one status only', async () => {
    my.upstream.fault('server-error')
    const failed = await post('fails')
    expect((await page({ status: 'failed' })).items.map(item => item.id)).toEqual([failed.id])
    expect((await page({ status: 'queued' })).items).toEqual([])
    const succeeded = await page({ status: 'succeeded', limit: 4 })
    expect(succeeded.items.every(item => item.status === 'succeeded')).toBe(true)
    const rest = await page({ status: 'succeeded', limit: 4, cursor: succeeded.nextCursor ?? '' })
    expect(succeeded.items.length + rest.items.length).toBe(6)
  })

  test.each<[string, Record<string, string>]>([
    ['/query/status', { status: 'done' }],
    ['/query/limit', { limit: '0' }],
    ['/query/limit', { limit: '201' }],
    ['/query/limit', { limit: '1.5' }],
    ['/query/limit', { limit: 'many' }],
    ['/query/page', { page: '2' }],
    ['/query/cursor', { cursor: '' }],
    ['/query/cursor', { cursor: 'x'.repeat(201) }],
    ['/query/cursor', { cursor: 'not-a-cursor' }],
    ['/query/cursor', { cursor: Buffer.from('v1:7').toString('base64url') }],
    ['/query/cursor', { cursor: Buffer.from('v1:\0').toString('base64url') }],
    ['/query/cursor', { cursor: Buffer.from('v2:01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11').toString('base64url') }],
  ])('%s is refused by name in %j', async (path, querystring) => {
    const problem = await my.studio.refused(listGenerations, { querystring })
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })

  test('refuses a key that is given twice', async () => {
    const response = await my.studio.request('/api/v1/generations?status=failed&status=queued')
    expect(response.status).toBe(400)
  })
})
