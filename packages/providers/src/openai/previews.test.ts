import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Preview } from '../port/engine.ts'
import { createOpenOpenAi, imageRequest, plainImage } from '../testing/openai-engine.ts'
import type { OpenAiFault } from '../testing/openai/faults.ts'

const { signal } = new AbortController()
const open = createOpenOpenAi()

const make = async (previews: number | undefined, fault?: OpenAiFault) => {
  const subject = await open('openai', { ...(previews !== undefined && { settings: { previews } }) })
  if (fault) subject.standIn.fault(fault)
  const seen: Preview[] = []
  const progress: number[] = []
  const { engine, standIn } = subject
  const work = engine.generate(imageRequest(), {
    signal,
    onPreview: preview => seen.push(preview),
    onProgress: value => progress.push(value),
  })
  return { work, seen, progress, standIn }
}

describe('previews of a model that streams', () => {
  test('are pictures, and progress grows with them', async () => {
    const { work, seen, progress, standIn } = await make(3)
    const { bytes, upstreamRequestId } = await work
    expect(seen.map(({ mimeType }) => mimeType)).toEqual(['image/png', 'image/png', 'image/png'])
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress).toHaveLength(5)
    expect((await sharp(bytes).metadata()).width).toBe(1024)
    expect(upstreamRequestId).toBe('req-stream')
    expect(standIn.orders[0]?.fields).toMatchObject({ stream: true, partial_images: 3 })
    expect(standIn.made()).toBe(1)
  })

  test('are one unless somebody chose, and none costs nothing', async () => {
    const usual = await make(undefined)
    await usual.work
    expect(usual.seen).toHaveLength(1)
    const none = await make(0)
    await none.work
    expect(none.seen).toEqual([])
    expect(none.standIn.orders[0]?.fields).not.toHaveProperty('stream')
  })

  test('come with edits, too', async () => {
    const { engine, standIn } = await open()
    const seen: Preview[] = []
    const inputs = { image: await plainImage('red'), references: [] }
    const request = imageRequest({}, { task: 'image-to-image', inputs, strength: null })
    await engine.generate(request, { signal, onPreview: preview => seen.push(preview) })
    expect(seen).toHaveLength(1)
    expect(standIn.orders[0]?.fields).toMatchObject({ stream: 'true', partial_images: '1' })
  })

  test.each<OpenAiFault>(['preview-garbage', 'preview-huge'])('%s is dropped without a word', async fault => {
    const { work, seen } = await make(2, fault)
    expect((await work).bytes.byteLength).toBeGreaterThan(1000)
    expect(seen).toEqual([])
  })

  test('a server that knows no streams answers as ever', async () => {
    const { work, seen } = await make(2, 'stream-ignored')
    expect((await work).bytes.byteLength).toBeGreaterThan(1000)
    expect(seen).toEqual([])
  })

  test('a stream that ends early, or with an error, may have been charged', async () => {
    await expect((await make(1, 'stream-cut')).work).rejects.toMatchObject({
      code: 'provider.unavailable',
      message: 'The server broke off before the picture was done.',
      mayBeBilled: true,
    })
    await expect((await make(1, 'stream-error')).work).rejects.toMatchObject({
      code: 'provider.failed',
      mayBeBilled: true,
    })
  })

  test('an error before the stream is the same as ever', async () => {
    await expect((await make(1, 'insufficient-quota')).work).rejects.toMatchObject({ code: 'provider.balance' })
  })
})

test('a model that does not stream is not asked to', async () => {
  const { engine, standIn } = await open('localai')
  await engine.generate(imageRequest({ model: 'stablediffusion' }), { signal, onPreview: () => {} })
  expect(standIn.orders[0]?.fields).not.toHaveProperty('stream')
})
