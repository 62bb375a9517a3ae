import { getGeneration, listImages } from '@atelier/contracts'
import { beforeAll, describe, expect, test } from 'vitest'
import { TOOLS } from '../../modules/mcp/module.ts'
import { openMcp } from '../../testing/mcp-client.ts'
import { asking, logIn, makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio, describeStudioOnSqlite } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

/** Which tools need what. A new tool needs a place here. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'generations:write': ['generate_image', 'edit_image', 'cancel_generation'],
  'images:read': ['get_generation', 'list_models', 'search_gallery', 'get_image', 'list_styles', 'list_collections'],
  'library:write': ['add_to_collection'],
}
const SKETCH = 'atelier/sketch'

describeStudio('who may use which tool', {}, my => {
  let admin: Asker
  let member: Asker
  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
    member = await makeUser(my.studio, admin, 'max', 'member')
    await makeUser(my.studio, admin, 'vera', 'viewer')
  })
  const keyOf = (
    whose: Asker,
    ...args: Parameters<typeof makeKey> extends [unknown, unknown, ...infer R] ? R : never
  ) => makeKey(my.studio, whose, ...args)

  test('is told here for each', () => {
    expect(Object.values(NEEDS).flat().toSorted()).toEqual(TOOLS.map(({ name }) => name).toSorted())
    for (const { name, needs } of TOOLS) expect(NEEDS[needs]).toContain(name)
  })

  describe.each(['generations:write', 'images:read', 'images:write', 'library:write', 'settings:manage'] as const)(
    'a key for %s',
    scope => {
      test('is shown what it may use, and is told why not where it calls another one', async () => {
        const { headers } = await keyOf(admin, [scope])
        const { tools, client } = await openMcp(my.studio, headers)
        const may = NEEDS[scope] ?? []
        expect(tools.map(({ name }) => name).toSorted()).toEqual([...may].toSorted())
        for (const { name, needs } of TOOLS.filter(tool => !may.includes(tool.name))) {
          const result = await client.callTool({ name, arguments: {} })
          expect(result).toMatchObject({
            isError: true,
            content: [{ text: `This needs the permission ${needs}. (auth.forbidden)` }],
          })
        }
      })
    },
  )

  test("a viewer's tools are those that read", async () => {
    const { headers } = await keyOf(await logIn(my.studio, 'vera'), ['images:read'])
    expect((await openMcp(my.studio, headers)).tools.map(({ name }) => name)).toEqual(NEEDS['images:read'])
  })

  test('whoever may make but not look is told where the picture is, and shown none', async () => {
    const { headers } = await keyOf(member, ['generations:write'])
    const { call } = await openMcp(my.studio, headers)
    const made = await call('generate_image', { prompt: 'a knot', model: SKETCH })
    expect(made).toMatchObject({ data: { status: 'succeeded' }, types: ['text', 'resource_link'] })
  })

  test('what is made belongs to whose key it is, and others neither see nor stop it', async () => {
    const [own, others] = [
      await keyOf(member, ['generations:write', 'images:read']),
      await keyOf(await makeUser(my.studio, admin, 'mia', 'member'), ['generations:write', 'images:read']),
    ]
    const { call } = await openMcp(my.studio, own.headers)
    const { data } = await call('generate_image', { prompt: 'a ruff', model: SKETCH })
    const { body } = await my.studio.call(
      getGeneration,
      { params: { id: String(data['generationId']) } },
      member.headers,
    )
    expect(body.images[0]?.ownerId).toBe(member.me.id)
    const stranger = await openMcp(my.studio, others.headers)
    const imageId = body.images[0]?.id
    expect((await stranger.call('get_image', { imageId })).code).toBe('image.not_found')
    expect((await stranger.call('get_generation', { generationId: body.id })).code).toBe('generation.not_found')
    expect((await stranger.call('cancel_generation', { generationId: body.id })).code).toBe('generation.not_found')
    expect((await stranger.call('edit_image', { imageId, prompt: 'blue', model: SKETCH })).code).toMatch(/not_found$/)
    expect((await stranger.call('search_gallery', { query: 'ruff' })).data['images']).toEqual([])
    expect((await stranger.call('search_gallery', { query: 'ruff', scope: 'all' })).code).toBe('auth.forbidden')
  })

  test("a key's own quota holds, and says when it comes back", async () => {
    const { headers } = await keyOf(member, ['generations:write', 'images:read'], {
      limits: { imagesADay: 1, imagesAtATime: null },
    })
    const { client, call } = await openMcp(my.studio, headers)
    await call('generate_image', { prompt: 'a stint', model: SKETCH })
    const refused = await client.callTool({ name: 'generate_image', arguments: { prompt: 'a stint', model: SKETCH } })
    expect(refused).toMatchObject({
      isError: true,
      _meta: { 'atelier/error': { code: 'quota.exceeded', retryAfterMs: expect.any(Number) as number } },
    })
    const { items } = (await my.studio.call(listImages, { querystring: { q: 'stint' } }, member.headers)).body
    expect(items).toHaveLength(1)
  })

  test('nobody without a key is heard', async () => {
    await importPicture(asking(my.studio, admin), { prompt: 'a private ouzel' })
    for (const headers of [{}, { authorization: `Bearer atl_${'x'.repeat(43)}` }]) {
      const response = await my.studio.request('/mcp', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
      expect(await response.json()).toMatchObject({
        jsonrpc: '2.0',
        id: null,
        error: { data: { code: expect.stringMatching(/^auth\./) as string } },
      })
    }
  })
})

describeStudioOnSqlite(
  'a studio that says where it is',
  { config: { publicUrl: 'https://studio.example.org/' } },
  my => {
    test('leads there, whatever address it was asked by', async () => {
      const { urls } = await importPicture(my.studio, { prompt: 'a bittern' })
      const { call } = await openMcp(my.studio)
      const { data } = await call('search_gallery', { query: 'bittern' })
      expect(data['images']).toMatchObject([{ url: `https://studio.example.org${urls.file}` }])
    })
  },
)

describeStudioOnSqlite('a studio for its own machine', {}, my => {
  test('lets whoever sits at it use every tool without a key', async () => {
    expect((await openMcp(my.studio)).tools).toHaveLength(TOOLS.length)
  })
})
