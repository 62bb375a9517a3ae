import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { imageRequest, openHuggingFace } from '../huggingface.ts'
import { startUpstream } from './index.ts'

const { signal } = new AbortController()
let subject: Awaited<ReturnType<typeof openHuggingFace>>
beforeAll(async () => {
  subject = await openHuggingFace()
})
afterAll(() => subject.close())

const generate = (prompt: string) => subject.engine.generate(imageRequest({ prompt }), { signal })

test('a prompt may name a fault, which strikes always', async () => {
  for (const prompt of ['a boat [[fault:no-credits]]', 'a boat [[fault:no-credits]]']) {
    await expect(generate(prompt)).rejects.toMatchObject({ code: 'provider.credits' })
  }
})

test('a fault that passes strikes once', async () => {
  await generate('a boat [[fault:loading]]')
  expect(subject.upstream.requests.filter(({ fault }) => fault === 'loading')).toHaveLength(1)
})

test('a prompt may say how long and how often', async () => {
  await expect(generate('a tree [[fault:rate-limited:30*2]]')).rejects.toMatchObject({ retryAfterMs: 30_000 })
  await expect(generate('a tree [[fault:rate-limited:30*2]]')).rejects.toMatchObject({ retryAfterMs: 30_000 })
  await expect(generate('a tree [[fault:rate-limited:30*2]]')).resolves.toBeDefined()
})

test('words in brackets that name no fault are a prompt like any other', async () => {
  await expect(generate('a hat [[fault:nonsense]]')).resolves.toBeDefined()
})

test('other seeds give other pictures', async () => {
  const [one, two] = [
    await subject.engine.generate(imageRequest({ seed: 1 }), { signal }),
    await subject.engine.generate(imageRequest({ seed: 2 }), { signal }),
  ]
  expect(Buffer.compare(one.bytes, two.bytes)).not.toBe(0)
})

test.each(['png', 'jpeg', 'webp'] as const)('it makes %s', async format => {
  subject.upstream.set({ format })
  const { bytes } = await generate('a bridge')
  expect((await sharp(bytes).metadata()).format).toBe(format)
})

test('fast, it makes one and gives the same picture to everyone', async () => {
  const fast = await openHuggingFace({}, { fast: true })
  const [one, two] = [
    await fast.engine.generate(imageRequest({ seed: 1 }), { signal }),
    await fast.engine.generate(imageRequest({ seed: 2 }), { signal }),
  ]
  expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
  await fast.close()
})

test('a wrong token, another path and an unknown model are refused as Hugging Face does', async () => {
  const upstream = await startUpstream({ token: 'hf_right' })
  const post = (path: string, token: string) =>
    fetch(upstream.routerUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    }).then(({ status }) => status)
  expect(await post('/hf-inference/models/stand-in/watercolour', 'hf_wrong')).toBe(401)
  expect(await post('/no-such-provider/x', 'hf_right')).toBe(404)
  expect(await post('/hf-inference/models/nobody/nothing', 'hf_right')).toBe(400)
  await upstream.close()
})
