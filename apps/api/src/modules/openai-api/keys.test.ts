import { listImages } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { beforeAll, expect, test } from 'vitest'
import { makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'
import { openAiClient } from './testing/client.ts'

let aheadMs = 0
const clock = { now: () => new Date(Date.now() + aheadMs) }
const small = { size: '256x256' } as const

describeStudio('the API of OpenAI in a studio with accounts', { replaced: { clock } }, my => {
  let admin: Asker
  let member: Asker
  beforeAll(async () => {
    aheadMs = 0
    admin = await setUpAdmin(my.studio)
    member = await makeUser(my.studio, admin, 'mia', 'member')
  })
  const keyFor = async (
    who: Asker,
    ...rest: Parameters<typeof makeKey> extends [unknown, unknown, ...infer R] ? R : never
  ) => openAiClient(my.studio, (await makeKey(my.studio, who, ...rest)).secret)

  test('asks for a key, in the words that its clients know', async () => {
    for (const apiKey of ['sk-nobody', `atl_${'x'.repeat(43)}`])
      await expect(openAiClient(my.studio, apiKey).images.generate({ prompt: 'x' })).rejects.toMatchObject({
        status: 401,
        code: 'invalid_api_key',
        type: 'invalid_request_error',
      })
    const { status, headers } = await my.studio.request('/v1/models')
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Atelier"'])
    // Some clients that were given no key send the header all the same.
    const empty = { ...member.headers, authorization: '' }
    expect((await my.studio.request('/v1/models', { headers: empty })).status).toBe(200)
  })

  test('gives what a key may do, and no more', async () => {
    const reader = await keyFor(member, ['images:read'])
    expect((await reader.models.list()).data.length).toBeGreaterThan(0)
    await expect(reader.images.generate({ prompt: 'x' })).rejects.toMatchObject({
      status: 403,
      code: 'insufficient_permissions',
    })
    const writer = await keyFor(member, ['generations:write'])
    expect((await writer.images.generate({ prompt: 'a bustard of mine', ...small })).data).toHaveLength(1)
    await expect(writer.models.list()).rejects.toMatchObject({ status: 403 })
  })

  test('makes pictures that belong to whoever has the key', async () => {
    const writer = await keyFor(member, ['generations:write'])
    await writer.images.generate({ prompt: 'a corncrake of mine', ...small })
    const find = async ({ headers }: Asker) =>
      (await my.studio.call(listImages, { querystring: { q: 'corncrake' } }, headers)).body.items.length
    expect([await find(member), await find(admin)]).toEqual([1, 0])
  })

  test('stops at the quota of the key', async () => {
    const limited = await keyFor(member, ['generations:write'], { limits: { imagesADay: 2, imagesAtATime: null } })
    await limited.images.generate({ prompt: 'two crakes', n: 2, ...small })
    await expect(limited.images.generate({ prompt: 'a third crake', ...small })).rejects.toMatchObject({
      status: 429,
      code: 'insufficient_quota',
      type: 'insufficient_quota',
    })
  })

  test('makes all pictures of a call or none', async () => {
    const limited = await keyFor(member, ['generations:write'], { limits: { imagesADay: 9, imagesAtATime: null } })
    await expect(limited.images.generate({ prompt: 'ten rails', n: 10, ...small })).rejects.toMatchObject({
      status: 429,
    })
    const { items } = (await my.studio.call(listImages, { querystring: { q: 'rails' } }, member.headers)).body
    expect(items).toEqual([])
  })

  test('makes the picture of an address once, among the files whose room is bounded', async () => {
    const writer = await keyFor(member, ['generations:write'])
    const asked = { prompt: 'a bittern as small as can be', output_format: 'webp', ...small } as const
    const { data } = await writer.images.generate({ ...asked, response_format: 'url', output_compression: 5 })
    const path = (data?.[0]?.url ?? '').slice(my.studio.url.length)
    const read = async () => Buffer.from(await (await my.studio.request(path)).arrayBuffer())
    const [first, again] = await Promise.all([read(), read()])
    expect(probe(first)).toMatchObject({ mimeType: 'image/webp', width: 256 })
    expect(first.equals(again)).toBe(true)
    const made = (await storedFiles(my.studio)).filter(name => name.endsWith('-full-quality5.webp'))
    expect(made).toHaveLength(1)
    expect(made[0]?.startsWith('renditions/')).toBe(true)
  })

  test('gives out addresses that work for an hour without a key, and only as they are', async () => {
    const writer = await keyFor(member, ['generations:write'])
    const { data } = await writer.images.generate({
      prompt: 'a bittern by its address',
      response_format: 'url',
      output_format: 'webp',
      ...small,
    })
    const address = data?.[0]?.url ?? ''
    expect(address.startsWith(`${my.studio.url}/v1/images/files/`)).toBe(true)
    const path = address.slice(my.studio.url.length)
    const response = await my.studio.request(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(probe(Buffer.from(await response.arrayBuffer()))).toMatchObject({ mimeType: 'image/webp', width: 256 })
    const changed = path.replace(/files\/(.)/, (_, first: string) => `files/${first === 'a' ? 'b' : 'a'}`)
    for (const wrong of [changed, '/v1/images/files/x', '/v1/images/files/.png'])
      expect((await my.studio.request(wrong)).status).toBe(404)
    aheadMs = 61 * 60_000
    expect((await my.studio.request(path)).status).toBe(404)
    aheadMs = 0
  })
})
