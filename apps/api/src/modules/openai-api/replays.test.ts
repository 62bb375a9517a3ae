import { listGenerations, type OpenAiImages } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { teachPainter } from '../../testing/painter.ts'
import { makeKey, setUpAdmin } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'

/** What these programs send, read from their public sources; nothing of theirs runs here. */
describeStudio('what other programs send to the API of OpenAI', {}, my => {
  let secret: string
  let cookie: Record<string, string>
  beforeAll(async () => {
    const admin = await setUpAdmin(my.studio)
    cookie = admin.headers
    secret = (await makeKey(my.studio, admin, ['generations:write'])).secret
    teachPainter(my.studio)
  })
  const answerOf = async (response: Response): Promise<OpenAiImages> => {
    expect(response.status).toBe(200)
    return (await response.json()) as OpenAiImages // held against its schema by `request`
  }
  const post = async (body: object, headers: object = {}, query = '') =>
    answerOf(
      await my.studio.request(`/v1/images/generations${query}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    )
  const postForm = async (fields: Record<string, string>, file: string, ...pictures: Uint8Array[]) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    for (const bytes of pictures) form.append(file, new Blob([Buffer.from(bytes)], { type: 'image/png' }), 'image.png')
    const headers = { authorization: `Bearer ${secret}` }
    return answerOf(await my.studio.request('/v1/images/edits?api-version=1', { method: 'POST', headers, body: form }))
  }
  const picture = (answer: OpenAiImages) => probe(Buffer.from(answer.data[0]?.b64_json ?? '', 'base64'))
  const generationOf = async (prompt: string) =>
    (await my.studio.call(listGenerations, { querystring: { limit: 100 } }, cookie)).body.items.find(
      one => one.prompt === prompt,
    )

  test('Open WebUI: a model or none, one picture, a size, base64, and whatever an admin adds', async () => {
    const user = { 'x-openwebui-user-name': 'Somebody', 'x-openwebui-user-id': '1' }
    const body = { model: 'dall-e-2', prompt: 'a hoopoe', n: 1, size: '512x512', response_format: 'b64_json' }
    const answer = await post({ ...body, loras: [], cfg: 3 }, user, '?api-version=2024-02-01')
    expect(answer.data[0]?.url).toBeUndefined()
    expect(picture(answer)).toMatchObject({ mimeType: 'image/png', width: 512, height: 512 })
    expect(picture(await post({ model: '', prompt: 'a hoopoe without a model', n: 1, size: '256x256' }))).toMatchObject(
      {
        width: 256,
      },
    )
    expect(await post({ model: 'gpt-image-1', prompt: 'a hoopoe of gpt', n: 2 })).toMatchObject({
      data: [{ b64_json: expect.any(String) as unknown }, { b64_json: expect.any(String) as unknown }],
    })
  })

  test('Open WebUI: an edit as a form of one picture, or of several', async () => {
    const fields = { model: 'stand-in/painter', n: '1', size: '128x64', response_format: 'b64_json' }
    const one = await postForm({ ...fields, prompt: 'one hoopoe edited' }, 'image', makePng({}))
    expect(picture(one)).toMatchObject({ width: 128, height: 64 })
    await postForm({ ...fields, prompt: 'two hoopoes edited' }, 'image[]', makePng({}), makePng({ seed: 2 }))
    expect((await generationOf('two hoopoes edited'))?.inputs.map(({ role }) => role)).toEqual(['image', 'reference'])
  })

  test('LibreChat: everything on auto', async () => {
    const auto = { background: 'auto', quality: 'auto', size: 'auto' }
    const answer = await post({ model: 'gpt-image-1', prompt: 'a roller', n: 1, output_format: 'png', ...auto })
    expect(picture(answer)).toMatchObject({ mimeType: 'image/png' })
    const webp = { output_format: 'webp', output_compression: 100 }
    expect(picture(await post({ model: 'gpt-image-1', prompt: 'a roller', n: 1, ...webp, ...auto }))).toMatchObject({
      mimeType: 'image/webp',
    })
  })

  test('LibreChat: an edit of one of OpenAI’s models, which the default model or one that can do it makes', async () => {
    const fields = { model: 'gpt-image-1', prompt: 'a roller edited', quality: 'auto', size: 'auto' }
    const answer = await postForm(fields, 'image[]', makePng({ width: 256, height: 256 }))
    expect(answer.size).toBe('256x256')
    expect(await generationOf('a roller edited')).toMatchObject({ task: 'image-to-image', status: 'succeeded' })
  })

  test('LibreChat’s older tool: an address instead of the picture', async () => {
    const body = { model: 'dall-e-3', quality: 'standard', style: 'vivid', size: '1024x1024', n: 1 }
    const { data } = await post({ ...body, prompt: 'a roller by its address' })
    const response = await fetch(data[0]?.url ?? '')
    expect(probe(Buffer.from(await response.arrayBuffer()))).toMatchObject({ mimeType: 'image/png', width: 1024 })
  })
})
