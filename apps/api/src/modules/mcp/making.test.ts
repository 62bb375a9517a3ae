import { getGeneration, listGenerations, type Generation } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ERAS, openMcp } from '../../testing/mcp-client.ts'
import { PAINTER, teachPainter } from '../../testing/painter.ts'
import { callsFor, describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

const SKETCH = 'atelier/sketch'

describeStudio('pictures made by tools', { config: { hfConcurrency: 3 } }, my => {
  beforeAll(() => void teachPainter(my.studio))
  const read = async (id: unknown): Promise<Generation> =>
    (await my.studio.call(getGeneration, { params: { id: String(id) } })).body
  const called = (prompt: string) =>
    vi.waitFor(() => expect(callsFor(my.upstream, prompt)).toHaveLength(1), { timeout: 10_000 })
  const promptOf = async (prompt: string) =>
    (await my.studio.call(listGenerations, { querystring: {} })).body.items.find(item => item.prompt === prompt)

  describe.each(ERAS)('by a client of %s', era => {
    test('come with progress, small to be looked at, and with a link to the original', async () => {
      const { call } = await openMcp(my.studio, {}, era)
      const told: number[] = []
      const { data, types, pictures, links } = await call(
        'generate_image',
        { prompt: `a kingfisher of ${era}`, model: SKETCH, width: 768, height: 1024, count: 2, seed: 7 },
        { onProgress: ({ progress }) => void told.push(progress) },
      )
      expect(data).toMatchObject({
        status: 'succeeded',
        progress: 1,
        seed: 7,
        images: [
          { seed: 7, width: 768 },
          { seed: 8, width: 768 },
        ],
      })
      expect(types).toEqual(['text', 'image', 'resource_link', 'image', 'resource_link'])
      for (const picture of pictures)
        expect(probe(picture, { maxBytes: Infinity })).toMatchObject({
          mimeType: 'image/webp',
          width: 768,
          height: 1024,
        })
      const [first] = (await read(data['generationId'])).images
      expect(links[0]).toBe(`${my.studio.url}${first?.urls.file}`)
      expect((await fetch(links[0] ?? '')).headers.get('content-type')).toBe('image/png')
      expect(told.length).toBeGreaterThan(1)
      expect(told.every((progress, index) => index === 0 || progress > (told[index - 1] ?? 1))).toBe(true)
    })

    test('are told of as text, too', async () => {
      const { call } = await openMcp(my.studio, {}, era)
      const { data, text } = await call('generate_image', { prompt: `an ibis of ${era}`, model: SKETCH })
      expect(JSON.parse(text)).toEqual(data)
    })
  })

  test('have neither side longer than 1280 pixels where they are looked at', async () => {
    const { call } = await openMcp(my.studio)
    const { id } = await importPicture(my.studio, { prompt: 'a tower of storks' }, { width: 400, height: 2400 })
    const [picture] = (await call('get_image', { imageId: id })).pictures
    expect(probe(picture ?? Buffer.alloc(0), { maxBytes: Infinity })).toMatchObject({ width: 160, height: 960 })
  })

  test('that fail say why in a sentence with a stable code', async () => {
    const { call } = await openMcp(my.studio)
    const { code, text } = await call('generate_image', { prompt: 'a crane [[fault:moderated]]' })
    expect(code).toBe('provider.moderated')
    expect(text).toMatch(/^[A-Z][^\n]*withheld the image[^\n]*\. \(provider\.moderated\)$/)
  })

  test('go on where a call does not wait, and are waited for by the next', async () => {
    const { call } = await openMcp(my.studio)
    const begun = await call('generate_image', { prompt: 'a godwit', model: SKETCH, waitSeconds: 0 })
    expect(begun.data['status']).toMatch(/queued|running/)
    expect(begun.types.at(-1)).toBe('text')
    const { data, pictures } = await call('get_generation', {
      generationId: begun.data['generationId'],
      waitSeconds: 25,
    })
    expect(data['status']).toBe('succeeded')
    expect(pictures).toHaveLength(1)
  })

  test('are not waited for longer than was said', async () => {
    const { call } = await openMcp(my.studio)
    const { data } = await call('generate_image', { prompt: 'a dunlin [[fault:hang]]', waitSeconds: 1 })
    expect(data['status']).toMatch(/queued|running/)
    const { data: stopped } = await call('cancel_generation', { generationId: data['generationId'] })
    expect(stopped).toMatchObject({ generationId: data['generationId'], status: 'cancelled' })
    const again = await call('cancel_generation', { generationId: data['generationId'] })
    expect(again).toMatchObject({
      code: 'generation.finished',
      text: expect.stringContaining('already been cancelled') as string,
    })
  })

  test('that somebody else stops say so to whoever waits', async () => {
    const [waiting, other] = [await openMcp(my.studio), await openMcp(my.studio)]
    const prompt = 'a plover [[fault:hang]]'
    const answer = waiting.call('generate_image', { prompt })
    await called(prompt)
    await other.call('cancel_generation', { generationId: (await promptOf(prompt))?.id })
    expect(await answer).toMatchObject({ code: 'client.cancelled' })
  })

  test.each(['2026-07-28', '2025-11-25'] as const)('are stopped with the call, as %s has it', async era => {
    const { call } = await openMcp(my.studio, {}, era)
    const prompt = `a turnstone of ${era} [[fault:hang]]`
    const leave = new AbortController()
    const answer = call('generate_image', { prompt }, { signal: leave.signal })
    await called(prompt)
    leave.abort()
    await expect(answer).rejects.toThrow(/abort/i)
    await vi.waitFor(async () => expect((await promptOf(prompt))?.status).toBe('cancelled'), { timeout: 10_000 })
  })

  test('go on where a client of before 2026-07-28 only hangs up, since it may come back', async () => {
    const prompt = 'a turnstone alone [[fault:hang]]'
    const leave = new AbortController()
    const answer = fetch(`${my.studio.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'generate_image', arguments: { prompt } },
      }),
      signal: leave.signal,
    })
    await called(prompt)
    leave.abort()
    await answer.then(
      response => response.text().catch(() => ''),
      () => '',
    )
    const { call } = await openMcp(my.studio)
    const generationId = (await promptOf(prompt))?.id
    expect((await call('get_generation', { generationId, waitSeconds: 1 })).data['status']).toBe('running')
    await call('cancel_generation', { generationId })
  })

  describe('from another one', () => {
    test('follow the words', async () => {
      const { call } = await openMcp(my.studio)
      const { id } = await importPicture(my.studio, { prompt: 'a bare tree' }, { width: 256, height: 256 })
      const { data } = await call('edit_image', {
        imageId: id,
        prompt: 'a tree in leaf',
        model: PAINTER,
        strength: 0.5,
      })
      expect(data).toMatchObject({ status: 'succeeded', task: 'image-to-image' })
      expect((await read(data['generationId'])).inputs).toMatchObject([{ role: 'image', imageId: id }])
    })

    test('are made anew only where the mask is white', async () => {
      const { call } = await openMcp(my.studio)
      const { id } = await importPicture(my.studio, { prompt: 'an empty bench' }, { width: 256, height: 256 })
      const mask = Buffer.from(makePng({ width: 256, height: 256, seed: 3 })).toString('base64')
      const { data } = await call('edit_image', { imageId: id, prompt: 'a cat on it', model: PAINTER, mask })
      expect(data).toMatchObject({ status: 'succeeded', task: 'inpaint' })
      expect((await read(data['generationId'])).inputs.map(({ role }) => role)).toEqual(['image', 'mask'])
    })

    test('are made anew where another image is white, by its id or its link', async () => {
      const { call } = await openMcp(my.studio)
      const { id } = await importPicture(my.studio, { prompt: 'an empty quay' }, { width: 256, height: 256 })
      const drawn = await importPicture(my.studio, { prompt: 'a quay as a mask' }, { width: 256, height: 256 })
      for (const mask of [drawn.id, `${my.studio.url}${drawn.urls.file}`]) {
        const { data } = await call('edit_image', { imageId: id, prompt: 'a boat at it', model: PAINTER, mask })
        expect(data).toMatchObject({ status: 'succeeded', task: 'inpaint' })
      }
    })

    test('are extended and enlarged', async () => {
      const { call } = await openMcp(my.studio)
      const { id } = await importPicture(my.studio, { prompt: 'a small pond' }, { width: 128, height: 128 })
      const wider = await call('edit_image', { imageId: id, prompt: 'a lake', model: PAINTER, extend: { left: 128 } })
      expect(wider.data).toMatchObject({ status: 'succeeded', task: 'outpaint', images: [{ width: 256 }] })
      const larger = await call('edit_image', { imageId: id, model: PAINTER, scale: 2 })
      expect(larger.data).toMatchObject({ status: 'succeeded', task: 'upscale', images: [{ width: 256 }] })
    })

    test('are refused with what is wrong', async () => {
      const { call } = await openMcp(my.studio)
      const { id } = await importPicture(my.studio, { prompt: 'a gate' }, { width: 128, height: 128 })
      const edit = (more: object) => call('edit_image', { imageId: id, prompt: 'red', model: PAINTER, ...more })
      expect(await edit({ mask: 'over there!' })).toMatchObject({
        code: 'request.invalid',
        text: 'mask must be the id or link of an image, or base64. (request.invalid)',
      })
      for (const mask of [
        'https://elsewhere.example/mask.png',
        `${my.studio.url}/api/v1/about`,
        `${my.studio.url}/api/v1/images/../about/file`,
      ])
        expect(await edit({ mask })).toMatchObject({
          code: 'request.invalid',
          text: `mask must be a link to an image at ${my.studio.url}: no other is followed. (request.invalid)`,
        })
      expect((await edit({ mask: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11' })).code).toBe('image.not_found')
      expect((await edit({ mask: Buffer.from('no picture').toString('base64') })).code).toMatch(
        /^(import|image|upload)\./,
      )
      expect(await edit({ imageId: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11' })).toMatchObject({
        text: expect.stringMatching(/\(.*not_found\)$/) as string,
      })
    })
  })

  test('are refused in one sentence where the input is wrong', async () => {
    const { call } = await openMcp(my.studio)
    expect(await call('generate_image', { prompt: 'a wren', steps: 'many', sise: 3 })).toMatchObject({
      code: 'request.invalid',
      text: expect.stringMatching(
        /^(?=.*steps must be of type integer)(?=.*sise is not a known name).*\.\s\(request\.invalid\)$/,
      ) as string,
    })
    expect(await call('generate_image', { prompt: 'a wren', width: 9999, model: SKETCH })).toMatchObject({
      code: 'generation.parameters_out_of_limits',
      text: expect.stringContaining('width') as string,
    })
    expect((await call('generate_image', { prompt: 'a wren', model: 'no/such' })).code).toBe('model.not_found')
  })
})
