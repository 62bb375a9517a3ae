import { listGenerations } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { makeClearMask, makeJpeg, makePng, pixelsOf } from '@atelier/imaging/testing'
import type OpenAI from 'openai'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio } from '../../testing/suite.ts'
import { openAiClient, pngFile } from './testing/client.ts'

describeStudio('an edit as OpenAI’s client asks for it', { config: { maxImageMb: 2 } }, my => {
  let painter: Painter
  let openai: OpenAI
  const start = makePng({ width: 96, height: 64, seed: 1 })
  beforeAll(() => {
    painter = teachPainter(my.studio)
    openai = openAiClient(my.studio)
  })
  const lastRequest = () => {
    const request = painter.requests.at(-1)
    if (!request || request.task === 'text-to-image') throw new Error('nothing was begun with a picture')
    return request
  }
  const bytesIn = (data: OpenAI.ImagesResponse['data']) => Buffer.from(data?.[0]?.b64_json ?? '', 'base64')
  const count = async () => (await my.studio.call(listGenerations, { querystring: { limit: 200 } })).body.items.length

  test('begins with one picture', async () => {
    const { data, size } = await openai.images.edit({ image: await pngFile(start), prompt: 'in fog', model: PAINTER })
    expect(lastRequest()).toMatchObject({ task: 'image-to-image', prompt: 'in fog', strength: 0.75 })
    expect(size).toBe('96x64')
    expect(probe(bytesIn(data))).toMatchObject({ width: 96, height: 64 })
  })

  test('keeps more of the picture with a high fidelity', async () => {
    await openai.images.edit({ image: await pngFile(start), prompt: 'kept', model: PAINTER, input_fidelity: 'high' })
    expect(lastRequest()).toMatchObject({ strength: 0.375 })
  })

  test('looks at the other pictures of several', async () => {
    const image = [await pngFile(start), await pngFile(await makeJpeg({}), 'other.jpg')]
    await openai.images.edit({ image, prompt: 'together', model: PAINTER, size: '128x128', n: 2 })
    const request = lastRequest()
    expect(request).toMatchObject({ task: 'image-to-image', width: 128, height: 128 })
    expect(request.task === 'image-to-image' && request.inputs.references).toHaveLength(1)
  })

  test('paints where the mask is transparent, and nowhere else', async () => {
    const { data } = await openai.images.edit({
      image: await pngFile(start),
      mask: await pngFile(await makeClearMask(96, 64), 'mask.png'),
      prompt: 'half of it',
      model: PAINTER,
    })
    expect(lastRequest()).toMatchObject({ task: 'inpaint' })
    const [before, after] = [await pixelsOf(start), await pixelsOf(bytesIn(data))]
    const columns = (pixels: Buffer, from: number, to: number) =>
      Array.from(pixels).filter((_, at) => Math.floor(at / 3) % 96 >= from && Math.floor(at / 3) % 96 < to)
    expect(columns(after, 0, 48)).toEqual(columns(before, 0, 48))
    expect(columns(after, 60, 96)).not.toEqual(columns(before, 60, 96))
  })

  test('is refused where a file is none, too large, missing or of another shape, and nothing is begun', async () => {
    const before = await count()
    const refused = async (asked: object) =>
      openai.images.edit({ prompt: 'never', model: PAINTER, ...asked } as never).then(
        () => undefined,
        (error: unknown) => error as InstanceType<typeof OpenAI.APIError>,
      )
    const image = await pngFile(start)
    expect(await refused({})).toMatchObject({ status: 400, param: 'image' })
    expect(await refused({ image, n: 20 })).toMatchObject({ status: 400, param: 'n' })
    expect(await refused({ image, input_fidelity: 'middling' })).toMatchObject({ status: 400, param: 'input_fidelity' })
    expect(await refused({ image: await pngFile(Buffer.from('no picture')) })).toMatchObject({ status: 422 })
    expect(await refused({ image: await pngFile(Buffer.alloc(3_000_000)) })).toMatchObject({ status: 413 })
    expect(await refused({ image: await pngFile(Buffer.alloc(31 * 1024 * 1024)) })).toMatchObject({ status: 413 })
    expect(await refused({ image, mask: await pngFile(start) })).toMatchObject({ status: 400, param: 'mask' })
    expect(await refused({ image, mask: await pngFile(Buffer.from('no picture')) })).toMatchObject({ status: 422 })
    const wide = await pngFile(await makeClearMask(96, 16))
    expect(await refused({ image, mask: wide })).toMatchObject({ status: 400 })
    expect(await refused({ image: [image, image, image, image], prompt: 'too many' })).toMatchObject({
      status: 400,
      param: 'image',
    })
    expect(await count()).toBe(before)
  })

  test('a text in the place of a file is refused, and so is a file in the place of a text', async () => {
    const before = await count()
    const post = async (parts: Record<string, string | File>) => {
      const body = new FormData()
      for (const [name, part] of Object.entries({ prompt: 'never', model: PAINTER, ...parts })) body.append(name, part)
      const response = await my.studio.request('/v1/images/edits', { method: 'POST', body })
      return { status: response.status, ...((await response.json()) as object) }
    }
    const image = await pngFile(start)
    const refusal = (param: string) => ({ status: 400, error: { param, code: 'request.invalid' } })
    expect(await post({ image: 'start.png' })).toMatchObject(refusal('image'))
    expect(await post({ 'image[]': 'start.png' })).toMatchObject(refusal('image'))
    expect(await post({ image, mask: 'mask.png' })).toMatchObject(refusal('mask'))
    expect(await post({ image, user: image })).toMatchObject(refusal('user'))
    expect(await count()).toBe(before)
  })

  test('a body that is no form is told to be none, and a broken one to be broken', async () => {
    const post = (body: string, type: string) =>
      my.studio.request('/v1/images/edits', { method: 'POST', body, headers: { 'content-type': type } })
    expect((await post('{}', 'application/json')).status).toBe(415)
    expect((await post('--x\r\nnonsense', 'multipart/form-data; boundary=x')).status).toBe(400)
    expect((await post('', 'multipart/form-data')).status).toBeGreaterThanOrEqual(400)
  })
})
