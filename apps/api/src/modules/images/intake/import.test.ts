import { createHash, randomBytes } from 'node:crypto'
import { getImageStats, type Image, type Problem } from '@atelier/contracts'
import {
  makeAnimatedPng,
  makeAnimatedWebp,
  makeBomb,
  makeJpeg,
  makePng,
  makePngWithoutPixels,
  makeWebp,
  NOT_TAKEN,
  truncate,
} from '@atelier/imaging/testing'
import { writeRecipe } from '@atelier/imaging'
import { expect, test } from 'vitest'
import { describeStudio, describeStudioOnSqlite, storedFiles } from '../../../testing/suite.ts'
import { importPicture, postFiles } from '../../../testing/upload.ts'

const RECIPE = {
  prompt: 'a mill\non a hill',
  negativePrompt: 'fog',
  typed: { prompt: 'a mill', negativePrompt: null, styles: ['On a hill'] },
  model: 'author/model',
  provider: 'sketch',
  seed: 9,
  steps: 12,
  guidance: 4.5,
  sampler: null,
  width: 48,
  height: 32,
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const latin = (text: string) => Buffer.from(text, 'latin1')

describeStudio('an import', {}, my => {
  async function imported(bytes: Uint8Array): Promise<Image> {
    const response = await postFiles(my.studio, bytes)
    expect(response.status).toBe(201)
    return (await response.json()) as Image
  }

  test.each([
    ['PNG', 'image/png', 'png', async () => makePng()],
    ['JPEG', 'image/jpeg', 'jpg', () => makeJpeg()],
    ['WebP', 'image/webp', 'webp', () => makeWebp()],
  ] as const)('takes a %s as it is', async (_, mimeType, extension, make) => {
    const bytes = await make()
    const image = await imported(bytes)
    expect(image).toMatchObject({
      generationId: null,
      prompt: '',
      negativePrompt: null,
      model: null,
      provider: null,
      seed: null,
      steps: null,
      guidance: null,
      mimeType,
      width: 48,
      height: 32,
      sizeBytes: bytes.byteLength,
      sha256: sha256(bytes),
      favorite: false,
      title: null,
      trashedAt: null,
    })
    expect(image.filename).toMatch(new RegExp(`^image-[0-9a-f]{12}\\.${extension}$`))
    const file = Buffer.from(await (await my.studio.request(image.urls.file)).arrayBuffer())
    expect(file.equals(bytes)).toBe(true)
    expect((await my.studio.request(image.urls.thumbnail)).headers.get('content-type')).toBe('image/webp')
  })

  test.each([
    ['PNG', async () => makePng()],
    ['JPEG', () => makeJpeg()],
    ['WebP', () => makeWebp()],
  ] as const)('reads the recipe that a %s carries', async (_, make) => {
    const image = await imported(writeRecipe(await make(), RECIPE, 'trained'))
    expect(image).toMatchObject({
      prompt: RECIPE.prompt,
      negativePrompt: 'fog',
      typed: RECIPE.typed,
      model: 'author/model',
      provider: null,
      seed: 9,
      steps: 12,
      guidance: 4.5,
    })
    expect(image.filename).toMatch(/^a-mill-on-a-hill-/)
  })

  test('reads what other tools write', async () => {
    const text =
      'a castle, masterpiece\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 123456789, Size: 48x32, Model: some-checkpoint'
    const image = await imported(makePng({ chunks: [['tEXt', latin(`parameters\0${text}`)]] }))
    expect(image).toMatchObject({
      prompt: 'a castle, masterpiece',
      negativePrompt: 'blurry',
      model: 'some-checkpoint',
      seed: 123_456_789,
      steps: 20,
      guidance: 7,
    })
  })

  test('keeps of a strange recipe what the database can hold', async () => {
    const text = `nul \0 and ${'long '.repeat(8000)}\nSteps: 1e99, Sampler: x, CFG scale: 7, Seed: 99999999999999999999999, Size: 48x32, Model: ${'m'.repeat(500)}`
    const image = await imported(makePng({ chunks: [['iTXt', Buffer.from(`parameters\0\0\0\0\0${text}`)]] }))
    expect(image.prompt.length).toBeLessThanOrEqual(20_000)
    expect(image.prompt).not.toContain('\0')
    expect((image.model ?? '').length).toBeLessThanOrEqual(200)
    expect(image.steps === null || Number.isSafeInteger(image.steps)).toBe(true)
  })

  test('cuts off what lies behind the picture', async () => {
    const png = makePng({ seed: 5 })
    const image = await imported(Buffer.concat([png, latin('<script>alert(1)</script>'), randomBytes(100)]))
    expect(image).toMatchObject({ sizeBytes: png.byteLength, sha256: sha256(png) })
    const file = Buffer.from(await (await my.studio.request(image.urls.file)).arrayBuffer())
    expect(file.equals(png)).toBe(true)
  })

  test('turns a picture that lies on its side, for its size and its thumbnail', async () => {
    const image = await imported(await makeJpeg({ width: 60, height: 40, orientation: 6 }))
    expect(image).toMatchObject({ width: 40, height: 60 })
  })

  test('takes many at the same time', async () => {
    const before = (await my.studio.call(getImageStats, { querystring: {} })).body.total
    await Promise.all(Array.from({ length: 12 }, (_, seed) => importPicture(my.studio, { prompt: 'at once', seed })))
    expect((await my.studio.call(getImageStats, { querystring: {} })).body.total).toBe(before + 12)
  })
})

describeStudioOnSqlite('an import that is not taken', { config: { maxImageMb: 1 } }, my => {
  /** Answers with a problem and leaves neither file nor row. */
  async function refused(send: () => Promise<Response>): Promise<Problem> {
    const images = async () => (await storedFiles(my.studio)).filter(file => file.startsWith('images/'))
    const before = await images()
    const response = await send()
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await images()).toEqual(before)
    expect((await my.studio.call(getImageStats, { querystring: {} })).body.total).toBe(before.length)
    return (await response.json()) as Problem
  }
  const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
    refused(() => my.studio.request('/api/v1/images', { method: 'POST', ...(body !== undefined && { body }), headers }))
  const form = (...parts: [name: string, value: string | Blob][]) => {
    const body = new FormData()
    for (const [name, value] of parts) body.append(name, value)
    return body
  }

  test.each(Object.entries(NOT_TAKEN))('is a file of another kind: %s', async (_, bytes) => {
    expect(await refused(() => postFiles(my.studio, bytes))).toMatchObject({ status: 422, code: 'image.rejected' })
  })

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['empty', () => new Uint8Array(), /empty/],
    ['text', () => latin('hello'), /./],
    ['animated PNG', makeAnimatedPng, /animated/],
    ['animated WebP', makeAnimatedWebp, /animated/],
    ['of too many pixels', makeBomb, /65535 x 65535 pixels/],
    ['truncated PNG', () => truncate(makePng()), /ends before/],
    ['truncated JPEG', async () => truncate(await makeJpeg()), /ends before|damaged/],
    ['truncated WebP', async () => truncate(await makeWebp()), /ends before|damaged/],
    ['damaged inside', makePngWithoutPixels, /cannot be read whole/],
    ['a head alone', () => makePng().subarray(0, 8), /./],
  ])('is %s', async (_, make, words) => {
    const bytes = await make()
    const problem = await refused(() => postFiles(my.studio, bytes))
    expect(problem).toMatchObject({ status: 422, code: 'image.rejected' })
    expect(problem.detail).toMatch(words)
    expect(problem.detail).not.toMatch(/vips|libpng|sharp|Error|undefined/)
  })

  test('is too large: 413, and the largest that fits is taken', async () => {
    const ofSize = (sizeBytes: number) => {
      const empty = makePng({ chunks: [['juNk', new Uint8Array()]] }).byteLength
      return makePng({ chunks: [['juNk', randomBytes(sizeBytes - empty)]] })
    }
    const problem = await refused(() => postFiles(my.studio, ofSize(1024 * 1024 + 1)))
    expect(problem).toMatchObject({ status: 413, code: 'image.too_large', detail: 'The file is larger than 1 MB.' })
    expect(await refused(() => postFiles(my.studio, randomBytes(5 * 1024 * 1024)))).toMatchObject({
      status: 413,
      code: 'image.too_large',
    })
    expect((await postFiles(my.studio, ofSize(1024 * 1024))).status).toBe(201)
  })

  test('has no file in it', async () => {
    expect(await post(form())).toMatchObject({ status: 400, code: 'image.no_file' })
    expect(await post(form(['file', 'a text']))).toMatchObject({ status: 400, code: 'image.no_file' })
  })

  test('has more than one file in it', async () => {
    for (const count of [2, 3, 5]) {
      expect(
        await refused(() => postFiles(my.studio, ...Array.from({ length: count }, (_, seed) => makePng({ seed })))),
      ).toMatchObject({ status: 400, code: 'image.more_than_one_file' })
    }
  })

  test('is no form', async () => {
    expect(await post('{}', { 'content-type': 'application/json' })).toMatchObject({
      status: 415,
      code: 'request.unsupported_media_type',
    })
    expect(await post(makePng() as Uint8Array<ArrayBuffer>, { 'content-type': 'image/png' })).toMatchObject({
      status: 415,
      code: 'request.unsupported_media_type',
    })
    expect(await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      code: 'request.unsupported_media_type',
    })
    expect(await refused(() => my.studio.request('/api/v1/images', { method: 'POST' }))).toMatchObject({
      status: 415,
      code: 'request.unsupported_media_type',
    })
  })

  test('is a form that cannot be read', async () => {
    expect(await post('nothing', { 'content-type': 'multipart/form-data' })).toMatchObject({
      status: 400,
      code: 'request.malformed',
    })
    expect(
      await post('--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf', {
        'content-type': 'multipart/form-data; boundary=x',
      }),
    ).toMatchObject({ status: 400, code: 'request.malformed' })
    expect(await post('no boundary in here', { 'content-type': 'multipart/form-data; boundary=x' })).toMatchObject({
      status: 400,
    })
  })

  test('a field beside the file does no harm', async () => {
    const body = form(['note', 'hello'], ['file', new Blob([makePng({ seed: 8 })])])
    expect((await my.studio.request('/api/v1/images', { method: 'POST', body })).status).toBe(201)
  })

  test('a name that a browser sends is not used for anything', async () => {
    const body = new FormData()
    body.append('file', new Blob([makePng({ seed: 9 })], { type: 'text/html' }), '../../../evil.html')
    const response = await my.studio.request('/api/v1/images', { method: 'POST', body })
    expect(await response.json()).toMatchObject({
      mimeType: 'image/png',
      filename: expect.stringMatching(/^image-[0-9a-f]{12}\.png$/) as unknown,
    })
  })
})
