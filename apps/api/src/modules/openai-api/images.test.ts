import { getGeneration, listGenerations, listImages, type Generation } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import type OpenAI from 'openai'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio, describeStudioOnSqlite } from '../../testing/suite.ts'
import { openAiClient } from './testing/client.ts'

const pictureIn = (base64: string | undefined) => probe(Buffer.from(base64 ?? '', 'base64'))

describeStudio('OpenAI’s own client', {}, my => {
  let painter: Painter
  let openai: OpenAI
  beforeAll(() => {
    painter = teachPainter(my.studio)
    openai = openAiClient(my.studio)
  })
  const made = async (q: string) => (await my.studio.call(listImages, { querystring: { q } })).body.items
  const generationsFor = async (prompt: string): Promise<Generation[]> =>
    (await my.studio.call(listGenerations, { querystring: { limit: 200 } })).body.items.filter(one =>
      one.prompt.startsWith(prompt),
    )
  const refusal = (asked: object) =>
    openai.images.generate(asked as never).then(
      () => undefined,
      (error: unknown) => error as InstanceType<typeof OpenAI.APIError>,
    )

  test('gets a picture, which is in the gallery', async () => {
    const { data, created, size, output_format, ...rest } = await openai.images.generate({
      prompt: 'a nightjar on a milestone',
      model: 'gpt-image-1',
      size: '512x512',
    })
    expect(data).toHaveLength(1)
    expect(data?.[0]?.url).toBeUndefined()
    expect(pictureIn(data?.[0]?.b64_json)).toMatchObject({ mimeType: 'image/png', width: 512, height: 512 })
    expect(rest).not.toHaveProperty('usage')
    expect({ size, output_format }).toMatchObject({
      size: '512x512',
      output_format: 'png',
    })
    expect(Math.abs(created - Date.now() / 1000)).toBeLessThan(60)
    const [image] = await made('nightjar')
    const { body } = await my.studio.call(getGeneration, { params: { id: image?.generationId ?? '' } })
    expect(body).toMatchObject({ prompt: 'a nightjar on a milestone', status: 'succeeded', parameters: { width: 512 } })
  })

  test.each([undefined, '', 'dall-e-3', 'gpt-image-1.5', 'chatgpt-image-latest'])(
    'means the default model by the name %j',
    async model => {
      const prompt = `a wryneck by the name ${model}`
      await openai.images.generate({ prompt, size: '256x256', ...(model !== undefined && { model }) })
      const [own] = await generationsFor(prompt)
      const { data } = await openai.models.list()
      expect(own?.model).toBe(data[0]?.id)
    },
  )

  test('gets the size of its proportions that the model makes, and is told which', async () => {
    const sizeOf = async (size: string) =>
      (await openai.images.generate({ prompt: `in ${size}`, model: PAINTER, size })).size
    expect(await sizeOf('1000x333')).toBe('1000x336')
    expect(await sizeOf('8192x4096')).toBe('2048x1024')
    expect(await sizeOf('32x16')).toBe('128x64')
    expect(await sizeOf('auto')).toBe('256x256')
  })

  test('gets ten pictures of a model that makes four at a time, each with a seed of its own', async () => {
    // Not of OpenAI, so its types do not know it.
    const seed = { seed: 40 }
    const { data } = await openai.images.generate({
      prompt: 'ten dippers',
      model: PAINTER,
      n: 10,
      size: '64x64',
      ...seed,
    })
    expect(new Set(data?.map(({ b64_json }) => b64_json)).size).toBe(10)
    const all = await generationsFor('ten dippers')
    expect(
      all.map(({ parameters }) => [parameters.seed, parameters.count]).toSorted(([a = 0], [b = 0]) => a - b),
    ).toEqual([
      [40, 4],
      [44, 4],
      [48, 2],
    ])
  })

  test.each([
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
  ] as const)('gets a %s as small as it asks for', async (output_format, mimeType) => {
    const asked = { prompt: `a dotterel as ${output_format}`, model: PAINTER, output_format, seed: 5 } as const
    const small = await openai.images.generate({ ...asked, output_compression: 5 })
    const large = await openai.images.generate({ ...asked, output_compression: 100 })
    const [one, other] = [small, large].map(({ data }) => Buffer.from(data?.[0]?.b64_json ?? '', 'base64'))
    expect([probe(one ?? Buffer.from('')).mimeType, small.output_format]).toEqual([mimeType, output_format])
    expect(one?.byteLength).toBeLessThan((other?.byteLength ?? 0) / 2)
  })

  test('gets more or fewer steps by the quality, and other words by the style', async () => {
    const stepsOf = async (quality: 'low' | 'medium' | 'hd' | 'auto') => {
      const { quality: told } = await openai.images.generate({ prompt: `${quality} quality`, model: PAINTER, quality })
      return [told, painter.requests.at(-1)?.steps]
    }
    expect(await stepsOf('low')).toEqual(['low', 10])
    expect(await stepsOf('auto')).toEqual(['medium', 20])
    expect(await stepsOf('hd')).toEqual(['high', 30])
    const { data } = await openai.images.generate({ prompt: 'a pipit', model: PAINTER, style: 'natural' })
    expect(data?.[0]?.revised_prompt).toMatch(/^a pipit, natural/)
    expect(painter.requests.at(-1)?.prompt).toBe(data?.[0]?.revised_prompt)
    expect((await generationsFor('a pipit'))[0]?.typed).toMatchObject({ prompt: 'a pipit' })
  })

  test('is refused what cannot be, by the name of the parameter', async () => {
    const cases: [object, string][] = [
      [{ background: 'transparent' }, 'background'],
      [{ output_compression: 50 }, 'output_compression'],
      [{ partial_images: 2 }, 'partial_images'],
      [{ stream: true, response_format: 'url' }, 'response_format'],
      [{ n: 11 }, 'n'],
      [{ size: 'large' }, 'size'],
      [{ quality: 'best' }, 'quality'],
      [{ style: 'loud' }, 'style'],
      [{ output_format: 'gif' }, 'output_format'],
      [{ moderation: 'none' }, 'moderation'],
      [{ prompt: '' }, 'prompt'],
      [{ prompt: 'x'.repeat(4001) }, 'prompt'],
      [{ steps: 90, model: PAINTER }, 'steps'],
      [{ guidance: 4, model: PAINTER }, 'guidance'],
    ]
    for (const [asked, param] of cases) {
      const error = await refusal({ prompt: 'never made', ...asked })
      expect([param, error?.status, error?.param, error?.type]).toEqual([param, 400, param, 'invalid_request_error'])
      expect(error?.message).toMatch(new RegExp(param))
      expect(error?.headers?.get('x-should-retry')).toBe('false')
    }
    expect((await refusal({}))?.param).toBe('prompt')
    expect(await refusal({ prompt: 'x'.repeat(4001) })).toMatchObject({
      code: 'string_above_max_length',
      message: '400 prompt must have at most 4000 characters.',
    })
    expect(await refusal({ prompt: 'x', model: 'nobody/knows' })).toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
    expect(await generationsFor('never made')).toEqual([])
  })

  test('sends keys of its own, and nothing for what it leaves out, and is understood', async () => {
    const more = { custom_key: { deep: [1] }, response_format: null, negative_prompt: 'snow', steps: 7, model: PAINTER }
    const { data } = await openai.images.generate({
      prompt: 'with more',
      size: null,
      quality: null,
      user: 'somebody',
      ...more,
    })
    expect(data).toHaveLength(1)
    expect(painter.requests.at(-1)).toMatchObject({ negativePrompt: 'snow', steps: 7 })
  })

  test('says what it wants in the body: an address adds nothing to it, and headers are no part of it', async () => {
    const post = (query: string, body: object) =>
      my.studio.request(`/v1/images/generations${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: PAINTER, ...body }),
      })
    const prompt = 'a twite by its body'
    expect((await post('?n=12&seed=none&api-version=1', { prompt })).status).toBe(200)
    expect((await generationsFor(prompt)).map(({ parameters }) => parameters.count)).toEqual([1])
    const key = { idempotencyKey: 'k'.repeat(6000) }
    expect((await post('', { prompt: 'a twite with a key', ...key })).status).toBe(200)
    expect((await post('', { prompt: 'a twite with the same key', ...key })).status).toBe(200)
  })

  test('is refused what is nested without end, also by assistants', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const post = async (path: string, body: string) => {
      const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
      const response = await my.studio.request(path, { method: 'POST', headers, body })
      return { status: response.status, answer: await response.json() }
    }
    expect(await post('/v1/images/generations', `{"prompt":"a bottomless wheatear","extra":${deep}}`)).toMatchObject({
      status: 400,
      answer: { error: { code: 'request.invalid', param: 'body' } },
    })
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'generate_image', arguments: '#' } }
    const args = `{"prompt":"a bottomless wheatear","extra":${deep}}`
    expect(await post('/mcp', JSON.stringify(call).replace('"#"', args))).toMatchObject({
      status: 400,
      answer: { error: { data: { code: 'request.invalid' } } },
    })
    const flat = JSON.stringify({ prompt: 'a shallow wheatear', model: PAINTER, extra: [[[[[[[[[[]]]]]]]]]] })
    expect((await post('/v1/images/generations', flat)).status).toBe(200)
    expect(await generationsFor('a bottomless wheatear')).toEqual([])
  })

  test('is told of a failure once, with what the engine said', async () => {
    painter.script.paint = async () => {
      throw new Error('no paint left')
    }
    const error = await refusal({ prompt: 'a failing wheatear', model: PAINTER })
    painter.script.paint = async ({ width, height, seed }) => ({ bytes: makePng({ width, height, seed }) })
    expect(error).toMatchObject({ status: 502, type: 'server_error' })
    expect(error?.headers?.get('x-should-retry')).toBe('false')
    // What failed is made anew by whoever asks again.
    const { data } = await openai.images.generate({ prompt: 'a failing wheatear', model: PAINTER })
    expect(data).toHaveLength(1)
  })

  test('lists the models that can be used, and reads each by its id', async () => {
    const { data } = await openai.models.list()
    expect(data.map(({ id }) => id)).not.toContain('atelier/lanczos')
    expect(data.length).toBeGreaterThan(1)
    for (const model of data.slice(0, 3)) {
      expect(model).toEqual({ id: model.id, object: 'model', created: 0, owned_by: expect.any(String) as unknown })
      expect(await openai.models.retrieve(model.id)).toEqual(model)
      expect(await (await my.studio.request(`/v1/models/${model.id}`)).json()).toEqual(model)
    }
    expect(await openai.models.retrieve('gpt-image-1')).toMatchObject({ id: 'gpt-image-1' })
    await expect(openai.models.retrieve('nobody/knows')).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })
})

describeStudioOnSqlite(
  'a studio that says where it is',
  { config: { publicUrl: 'https://studio.example.org/' } },
  my => {
    test('gives out addresses that lead there, whatever address it was asked by', async () => {
      const { data } = await openAiClient(my.studio).images.generate({
        prompt: 'a whinchat',
        size: '256x256',
        response_format: 'url',
      })
      expect(data?.[0]?.url).toMatch(/^https:\/\/studio\.example\.org\/v1\/images\/files\//)
    })
  },
)
