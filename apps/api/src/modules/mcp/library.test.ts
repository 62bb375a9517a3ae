import { createCollection, createStyle, updateImage } from '@atelier/contracts'
import { makeNoise } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { openMcp } from '../../testing/mcp-client.ts'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture, postFiles } from '../../testing/upload.ts'

const MAX_BASE64 = 1_000_000

describeStudio('the gallery and the library in tools', {}, my => {
  const collect = async (name: string, imageIds?: string[]) =>
    (await my.studio.call(createCollection, { body: { name, ...(imageIds && { imageIds }) } })).body

  test('say of themselves what they do, and take nothing that they do not name', async () => {
    const { tools, client } = await openMcp(my.studio)
    expect(client.getServerVersion()).toMatchObject({ name: 'atelier', title: 'Atelier' })
    expect(client.getInstructions()).toContain('generate_image')
    expect(tools.map(({ name }) => name)).toEqual([
      'generate_image',
      'edit_image',
      'get_generation',
      'cancel_generation',
      'list_models',
      'search_gallery',
      'get_image',
      'list_styles',
      'list_collections',
      'add_to_collection',
    ])
    for (const tool of tools) {
      expect(tool).toMatchObject({
        title: expect.stringMatching(/^[A-Z]/) as string,
        description: expect.stringMatching(/\.$/) as string,
        inputSchema: { type: 'object', additionalProperties: false },
        outputSchema: { type: 'object' },
        annotations: {
          readOnlyHint: expect.any(Boolean) as boolean,
          destructiveHint: expect.any(Boolean) as boolean,
          idempotentHint: expect.any(Boolean) as boolean,
          openWorldHint: expect.any(Boolean) as boolean,
        },
      })
      // Some clients hand schemas on to models that take no choices between types.
      for (const schema of Object.values(tool.inputSchema.properties ?? {})) expect(schema).toHaveProperty('type')
    }
    expect(JSON.stringify(tools).length).toBeLessThan(32_000)
  })

  test('find images, page by page', async () => {
    const { call } = await openMcp(my.studio)
    for (const seed of [1, 2, 3]) await importPicture(my.studio, { prompt: 'a capercaillie in the pines', seed })
    const first = await call('search_gallery', { query: 'capercaillie', limit: 2 })
    const second = await call('search_gallery', { query: 'capercaillie', limit: 2, cursor: first.data['nextCursor'] })
    const seeds = [first, second].map(({ data }) => (data['images'] as { seed: number }[]).map(({ seed }) => seed))
    expect(seeds).toEqual([[3, 2], [1]])
    expect(second.data['nextCursor']).toBeNull()
    expect(first.types).toEqual(['text'])
  })

  test('find images by how they were made and what people say of them', async () => {
    const { call } = await openMcp(my.studio)
    const { id } = await importPicture(my.studio, { prompt: 'a smew on ice', seed: 991 })
    await importPicture(my.studio, { prompt: 'a smew in reeds', seed: 992 })
    await my.studio.call(updateImage, { params: { id }, body: { rating: 4, tags: ['winter'], title: 'The Smew' } })
    for (const filter of [{ tag: 'winter' }, { rating: 4 }, { query: 'smew seed:991' }])
      expect((await call('search_gallery', { query: 'smew', ...filter })).data['images']).toMatchObject([
        { imageId: id, rating: 4, tags: ['winter'], title: 'The Smew' },
      ])
    expect((await call('search_gallery', { query: 'smew -ice -reeds' })).data['images']).toEqual([])
  })

  test('say what is wrong with a search', async () => {
    const { call } = await openMcp(my.studio)
    expect(await call('search_gallery', { limit: 51 })).toMatchObject({
      code: 'request.invalid',
      text: 'limit must be at most 50. (request.invalid)',
    })
    expect(await call('search_gallery', { cursor: 'nowhere' })).toMatchObject({
      text: expect.stringContaining('cursor') as string,
    })
  })

  test('show an image with a link to its original', async () => {
    const { call } = await openMcp(my.studio)
    const { id, urls, filename } = await importPicture(my.studio, { prompt: 'a rail in the sedge', seed: 5 })
    const { client } = await openMcp(my.studio)
    const { content } = await client.callTool({ name: 'get_image', arguments: { imageId: id } })
    expect(content.at(-1)).toMatchObject({
      type: 'resource_link',
      uri: `${my.studio.url}${urls.file}`,
      name: filename,
      title: 'a rail in the sedge',
      mimeType: 'image/png',
    })
    expect(await call('get_image', { imageId: id })).toMatchObject({ data: { imageId: id, seed: 5 } })
    expect(await call('get_image', { imageId: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11' })).toMatchObject({
      code: 'image.not_found',
      text: 'There is no image with this id. (image.not_found)',
    })
  })

  test('never answer with more pictures than clients take', async () => {
    const { call } = await openMcp(my.studio)
    const imported = await postFiles(my.studio, makeNoise(1280, 1280))
    const { id } = (await imported.json()) as { id: string }
    const [picture] = (await call('get_image', { imageId: id })).pictures
    expect(picture?.toString('base64').length).toBeGreaterThan(MAX_BASE64 / 20)
    expect(picture?.toString('base64').length).toBeLessThanOrEqual(MAX_BASE64)
  })

  test('list the models with what each takes', async () => {
    const { call } = await openMcp(my.studio)
    const { data } = await call('list_models', { query: 'sketch' })
    expect(data['models']).toMatchObject([
      {
        id: 'atelier/sketch',
        status: 'ready',
        tasks: expect.arrayContaining(['text-to-image']) as string[],
        steps: null,
      },
    ])
  })

  test('list styles by name, and put them around a prompt', async () => {
    const { call } = await openMcp(my.studio)
    await my.studio.call(createStyle, { body: { name: 'Harbour at Dawn', prompt: '{prompt}, harbour at dawn' } })
    const all = (await call('list_styles')).data as { styles: unknown[]; total: number }
    expect(all.styles).toHaveLength(all.total)
    const { data } = await call('list_styles', { query: 'dawn harb' })
    expect(data).toMatchObject({ total: 1, styles: [{ name: 'Harbour at Dawn', prompt: '{prompt}, harbour at dawn' }] })
    const [style] = data['styles'] as [{ id: string }]
    const made = await call('generate_image', { prompt: 'a boat', model: 'atelier/sketch', styles: [style.id] })
    expect(made.data['prompt']).toBe('a boat, harbour at dawn')
  })

  test('put images into collections, and find them there', async () => {
    const { call } = await openMcp(my.studio)
    const [one, two] = [
      await importPicture(my.studio, { prompt: 'a first grebe' }),
      await importPicture(my.studio, { prompt: 'a second grebe' }),
    ]
    const { id } = await collect('Grebes of the lake', [one.id])
    const gone = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
    const { data } = await call('add_to_collection', { collectionId: id, imageIds: [one.id, two.id, gone] })
    expect(data).toEqual({ added: [two.id], missing: [gone], count: 2 })
    expect((await call('list_collections', { query: 'grebes' })).data).toMatchObject({
      total: 1,
      collections: [{ id, count: 2, isSmart: false, may: 'change' }],
    })
    expect((await call('search_gallery', { collection: id })).data['images']).toHaveLength(2)
  })

  test('do not list more than a model reads', async () => {
    const { call } = await openMcp(my.studio)
    for (let number = 0; number < 101; number += 1) await collect(`Terns ${number}`)
    const { data } = await call('list_collections', { query: 'terns' })
    expect(data['total']).toBe(101)
    expect(data['collections']).toHaveLength(100)
  })
})
