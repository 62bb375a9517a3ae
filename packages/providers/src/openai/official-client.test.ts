import OpenAI, { toFile } from 'openai'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_KEY, plainImage } from '../testing/openai-engine.ts'
import { type OpenAiStandIn, startOpenAiStandIn } from '../testing/openai/index.ts'

// The stand-in is right where OpenAI's own client, which knows nothing of it, is content with it.

let standIn: OpenAiStandIn
let client: OpenAI
beforeAll(async () => {
  standIn = await startOpenAiStandIn({ apiKey: API_KEY })
  client = new OpenAI({ baseURL: standIn.baseUrl, apiKey: API_KEY, maxRetries: 0 })
})
afterAll(() => standIn.close())

const sizeOf = async (base64: string | undefined) => {
  const { width, height } = await sharp(Buffer.from(base64 ?? '', 'base64')).metadata()
  return `${width}x${height}`
}

const file = async (colour: string) => {
  const { bytes } = await plainImage(colour)
  return toFile(bytes, `${colour}.png`, { type: 'image/png' })
}

test('the official client lists the models', async () => {
  const ids = (await client.models.list()).data.map(({ id }) => id)
  expect(ids).toContain('gpt-image-1.5')
})

test('the official client makes a picture', async () => {
  const { data } = await client.images.generate({ model: 'gpt-image-1.5', prompt: 'a boat', size: '1536x1024' })
  expect(await sizeOf(data?.[0]?.b64_json)).toBe('1536x1024')
})

test('the official client edits two pictures with a mask', async () => {
  const { data } = await client.images.edit({
    model: 'gpt-image-1.5',
    prompt: 'a boat',
    image: [await file('red'), await file('blue')],
    mask: await file('white'),
    size: '1024x1024',
  })
  expect(await sizeOf(data?.[0]?.b64_json)).toBe('1024x1024')
  expect(
    standIn.orders
      .at(-1)
      ?.files.map(({ field }) => field)
      .toSorted(),
  ).toEqual(['image[]', 'image[]', 'mask'])
})

test('the official client streams a picture', async () => {
  const stream = await client.images.generate({
    model: 'gpt-image-2',
    prompt: 'a boat',
    size: '1024x1024',
    stream: true,
    partial_images: 2,
  })
  const seen: string[] = []
  let last: string | undefined
  for await (const event of stream) {
    seen.push(event.type)
    last = event.b64_json
  }
  expect(seen).toEqual([
    'image_generation.partial_image',
    'image_generation.partial_image',
    'image_generation.completed',
  ])
  expect(await sizeOf(last)).toBe('1024x1024')
})

test('the official client understands its refusals', async () => {
  standIn.fault('moderation-blocked')
  await expect(client.images.generate({ model: 'gpt-image-1.5', prompt: 'a boat' })).rejects.toMatchObject({
    status: 400,
    code: 'moderation_blocked',
  })
  await expect(
    new OpenAI({ baseURL: standIn.baseUrl, apiKey: 'sk-wrong', maxRetries: 0 }).models.list(),
  ).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
})
