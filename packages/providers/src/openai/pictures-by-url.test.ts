import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createOpenOpenAi, imageRequest, plainImage } from '../testing/openai-engine.ts'
import type { OpenAiFault } from '../testing/openai/faults.ts'

const { signal } = new AbortController()
const open = createOpenOpenAi()

test('a picture at the server itself is fetched from there, without the key', async () => {
  const { engine, standIn } = await open()
  standIn.fault('by-url')
  const { bytes } = await engine.generate(imageRequest(), { signal })
  expect((await sharp(bytes).metadata()).width).toBe(1024)
  const file = standIn.requests.at(-1)
  expect([file?.method, file?.kind, file?.headers.authorization]).toEqual(['GET', 'file', undefined])
})

test('a data URL is one, too', async () => {
  const { engine, standIn } = await open()
  standIn.fault('url-data')
  expect((await sharp((await engine.generate(imageRequest(), { signal })).bytes).metadata()).width).toBe(1024)
})

test.each<OpenAiFault>(['url-private', 'url-metadata', 'url-file'])('%s is not called', async fault => {
  const { engine, standIn } = await open()
  standIn.fault(fault)
  await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({
    code: 'provider.bad_output',
    message: 'The server made the picture, but it lies at an address that the studio does not call.',
    mayBeBilled: true,
  })
})

test('a result that is gone says so', async () => {
  const { engine, standIn } = await open()
  standIn.fault('url-gone')
  await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({
    code: 'provider.bad_output',
    message: 'The server made the picture and does not have it any more.',
  })
})

test.each<[OpenAiFault, string]>([
  ['reset-before-answer', 'provider.unavailable'],
  ['reset-mid-body', 'provider.unavailable'],
  ['redirect', 'provider.bad_output'],
  ['server-error', 'provider.unavailable'],
  ['claims-oversized', 'provider.bad_output'],
])('%s at the file is %s', async (fault, code) => {
  const { engine, standIn } = await open()
  standIn.fault('by-url')
  standIn.fault(fault, { at: 'GET /files' })
  await expect(engine.generate(imageRequest(), { signal })).rejects.toMatchObject({ code, mayBeBilled: true })
})

test('LocalAI always names the address of what it painted into', async () => {
  const { engine, standIn } = await open('localai')
  const inputs = { image: await plainImage('red'), mask: await plainImage('white'), references: [] }
  const request = imageRequest({ model: 'stablediffusion' }, { task: 'inpaint', inputs, strength: null })
  expect((await engine.generate(request, { signal })).bytes.byteLength).toBeGreaterThan(100)
  expect(standIn.requests.at(-1)?.kind).toBe('file')
})

test('xAI says what a picture cost, and when it withholds one', async () => {
  const { engine, standIn } = await open('xai')
  const request = imageRequest({ model: 'grok-imagine-image' })
  expect((await engine.generate(request, { signal })).cost).toEqual({ amount: 0.02, currency: 'USD' })
  standIn.fault('not-respected')
  await expect(engine.generate(request, { signal })).rejects.toMatchObject({ code: 'provider.moderated' })
})
