import {
  cancelGeneration,
  createGeneration,
  createGenerations,
  getFamily,
  getGeneration,
  getImage,
  listImages,
  removeImage,
  type Generation,
  type Image,
  type NewVariation,
} from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { makeHalfMask, makeJpeg, makePng, pixelsOf } from '@atelier/imaging/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAINTER, teachPainter, type Painter } from '../../testing/painter.ts'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { sendUpload } from './testing/uploads.ts'

describeStudio('a picture that begins with a picture', {}, my => {
  let painter: Painter
  let start: Image
  beforeAll(async () => {
    painter = teachPainter(my.studio)
    start = await importPicture(my.studio, { prompt: 'a start' }, { width: 96, height: 64 })
  })
  const make = async (body: NewVariation): Promise<Generation> =>
    (await my.studio.call(createGeneration, { body: { model: PAINTER, ...body } }, { prefer: 'wait=25' })).body
  const image = () => ({ image: { imageId: start.id } })
  const upload = (bytes: Uint8Array) => sendUpload(my.studio, bytes)
  const bytesOf = async (path: string) => Buffer.from(await (await my.studio.request(path)).arrayBuffer())
  test('is made from an image of the studio, by its strength, and says where it came from', async () => {
    const made = await make({ prompt: 'in winter', inputs: image(), strength: 0.4 })
    expect(made).toMatchObject({
      status: 'succeeded',
      task: 'image-to-image',
      parentId: start.id,
      relation: 'image-to-image',
      parameters: { width: 96, height: 64, strength: 0.4, scale: null, extend: null, sampler: null, loras: [] },
      inputs: [{ role: 'image', imageId: start.id, sha256: start.sha256, width: 96, height: 64 }],
    })
    const [child] = made.images
    expect(child).toMatchObject({
      task: 'image-to-image',
      parentId: start.id,
      inputs: made.inputs,
      recipe: { strength: 0.4, blended: false },
    })
    expect((await my.studio.call(getImage, { params: { id: child?.id ?? '' } })).body).toEqual(child)
    expect((await my.studio.call(getGeneration, { params: { id: made.id } })).body).toEqual(made)
    const request = painter.requests.at(-1)
    expect(request).toMatchObject({ task: 'image-to-image', strength: 0.4, width: 96, height: 64, options: {} })
    if (request?.task !== 'image-to-image') throw new Error('another task')
    // Nothing but the picture leaves the studio.
    expect(Buffer.from(request.inputs.image?.bytes ?? []).includes('a start')).toBe(false)
    const family = (await my.studio.call(getFamily, { params: { id: start.id }, querystring: {} })).body
    expect(family.children.items.map(({ id, relation }) => [id, relation])).toEqual([[child?.id, 'image-to-image']])
  })

  test('is found by its task', async () => {
    const { items } = (await my.studio.call(listImages, { querystring: { task: 'image-to-image' } })).body
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ task }) => task))).toEqual(new Set(['image-to-image']))
  })

  test('is made from an upload, which then stays, and can be begun with again', async () => {
    const png = makePng({ width: 80, height: 80, seed: 9 })
    const sent = await upload(png)
    const made = await make({ prompt: 'from outside', inputs: { image: { uploadId: sent.id } } })
    expect(made).toMatchObject({
      status: 'succeeded',
      parentId: null,
      relation: null,
      parameters: { strength: 0.75 },
      inputs: [{ id: sent.id, role: 'image', imageId: null, sha256: sent.sha256 }],
    })
    expect(await bytesOf(made.inputs[0]?.url ?? '')).toEqual(Buffer.from(png))
    expect(await make({ prompt: 'again', inputs: { image: { uploadId: sent.id } } })).toMatchObject({
      status: 'succeeded',
      inputs: made.inputs,
    })
  })

  test('goes to the engine upright, in the size that is made, and the same picture once for all of them', async () => {
    const lying = await upload(await makeJpeg({ width: 300, height: 200, orientation: 6 }))
    const made = await make({ prompt: 'turned', inputs: { image: { uploadId: lying.id } }, width: 104, count: 2 })
    expect(made).toMatchObject({ status: 'succeeded', parameters: { width: 104, height: 160 } })
    for (const request of painter.requests.slice(-2)) {
      if (request.task !== 'image-to-image' || !request.inputs.image) throw new Error('another task')
      expect(probe(request.inputs.image.bytes)).toMatchObject({ width: 104, height: 160 })
    }
  })

  test('may look at references, in their order, with or without a start', async () => {
    const [one, two] = [await upload(makePng({ seed: 1 })), await upload(makePng({ seed: 2 }))]
    const references = [{ uploadId: one.id }, { imageId: start.id }]
    const made = await make({ prompt: 'like these', inputs: { references } })
    expect(made).toMatchObject({ task: 'image-to-image', parentId: null, status: 'succeeded' })
    expect(made.inputs.map(({ role, sha256 }) => [role, sha256])).toEqual([
      ['reference', one.sha256],
      ['reference', start.sha256],
    ])
    const body = { prompt: 'x', model: PAINTER, inputs: { references: [...references, { uploadId: two.id }] } }
    expect(await my.studio.refused(createGeneration, { body })).toMatchObject({
      status: 400,
      errors: [{ path: '/body/inputs/references', message: 'inputs/references must be at most 2' }],
    })
  })

  describe('a part of it made anew', () => {
    test('leaves every pixel exact that the mask leaves black, in the size of the start', async () => {
      const bytes = makePng({ width: 200, height: 120, seed: 5 })
      const [from, mask] = [await upload(bytes), await upload(await makeHalfMask(100, 60))]
      const made = await make({
        prompt: 'a new half',
        inputs: { image: { uploadId: from.id }, mask: { uploadId: mask.id } },
        width: 104,
        height: 64,
        maskBlur: 6,
      })
      expect(made).toMatchObject({
        status: 'succeeded',
        task: 'inpaint',
        parameters: { maskBlur: 6, keepUnmasked: true },
      })
      const [picture] = made.images
      expect(picture).toMatchObject({ width: 200, height: 120, recipe: { blended: true } })
      const [before, after] = await Promise.all([bytes, await bytesOf(picture?.urls.file ?? '')].map(pixelsOf))
      const isLeft = (at: number) => Math.floor(at / 3) % 200 < 99
      expect(before?.every((value, at) => !isLeft(at) || after?.[at] === value)).toBe(true)
      expect(before?.equals(after ?? Buffer.alloc(0))).toBe(false)
      // The mask can be taken up again.
      expect(await bytesOf(made.inputs.find(({ role }) => role === 'mask')?.url ?? '')).toHaveLength(mask.sizeBytes)
      const request = painter.requests.at(-1)
      if (request?.task !== 'inpaint') throw new Error('another task')
      expect(probe(request.inputs.mask.bytes)).toMatchObject({ width: 104, height: 64 })
    })

    test('is as the engine made it where that is asked for', async () => {
      const mask = await upload(await makeHalfMask(96, 64))
      const made = await make({
        prompt: 'all of it',
        inputs: { ...image(), mask: { uploadId: mask.id } },
        keepUnmasked: false,
      })
      expect(made.images).toMatchObject([{ width: 96, height: 64, recipe: { blended: false, keepUnmasked: false } }])
    })

    test('needs a mask of the proportions of the picture', async () => {
      const mask = await upload(await makeHalfMask(64, 64))
      const body = { prompt: 'x', model: PAINTER, inputs: { ...image(), mask: { uploadId: mask.id } } }
      expect(await my.studio.refused(createGeneration, { body })).toMatchObject({
        status: 400,
        code: 'generation.mask_of_other_shape',
        errors: [{ path: '/body/inputs/mask' }],
      })
    })
  })

  test('tells the hashes of the LoRAs that the engine names, in the image and in its file', async () => {
    const { paint } = painter.script
    painter.script.paint = async request => ({ ...(await paint(request)), loraHashes: { ink: '0123456789ab' } })
    const made = await make({ prompt: 'with ink', loras: [{ name: 'ink', weight: 0.5 }] })
    painter.script.paint = paint
    const [picture] = made.images
    expect(picture?.recipe).toMatchObject({ loras: [{ name: 'ink' }], loraHashes: { ink: '0123456789ab' } })
    expect((await bytesOf(picture?.urls.file ?? '')).toString('latin1')).toContain('Lora hashes: "ink: 0123456789ab"')
  })

  test('is extended at its sides, in whole steps of the model', async () => {
    const made = await make({ prompt: 'more of it', inputs: image(), extend: { right: 30, top: 64 } })
    expect(made).toMatchObject({
      status: 'succeeded',
      task: 'outpaint',
      relation: 'outpaint',
      parameters: { width: 128, height: 128, extend: { left: 0, top: 64, right: 32, bottom: 0 } },
    })
    const request = painter.requests.at(-1)
    if (request?.task !== 'outpaint') throw new Error('another task')
    expect(probe(request.inputs.image.bytes)).toMatchObject({ width: 96, height: 64 })
  })

  test('is enlarged without a word, and keeps the words that it has', async () => {
    const made = await make({ inputs: image(), scale: 4 })
    expect(made).toMatchObject({
      status: 'succeeded',
      task: 'upscale',
      prompt: 'a start',
      relation: 'upscale',
      parameters: { width: 384, height: 256, scale: 4, steps: null },
      images: [{ width: 384, height: 256, prompt: 'a start', task: 'upscale', recipe: { scale: 4 } }],
    })
    const sent = await upload(makePng({ width: 70, height: 70 }))
    expect(await make({ inputs: { image: { uploadId: sent.id } }, scale: 2 })).toMatchObject({ prompt: '' })
  })

  test('is enlarged and repainted by what is built in, without anything set up', async () => {
    const enlarged = await make({ model: 'atelier/lanczos', inputs: image(), scale: 2 })
    expect(enlarged).toMatchObject({
      status: 'succeeded',
      provider: 'sketch',
      images: [{ width: 192, height: 128, task: 'upscale' }],
    })
    const larger = await importPicture(my.studio, {}, { width: 320, height: 256 })
    const inputs = { image: { imageId: larger.id } }
    const repainted = await make({ model: 'atelier/sketch', prompt: 'watercolour', inputs })
    expect(repainted).toMatchObject({
      status: 'succeeded',
      task: 'image-to-image',
      images: [{ width: 320, height: 256 }],
    })
  })

  test('keeps its sampler, its LoRAs and whatever else the model takes', async () => {
    const made = await make({
      prompt: 'in ink',
      inputs: image(),
      sampler: 'Euler a',
      scheduler: 'Karras',
      loras: [{ name: 'ink', weight: 0.8 }],
      options: { clipSkip: 2, quality: 'high' },
    })
    expect(made).toMatchObject({
      status: 'succeeded',
      parameters: { sampler: 'Euler a', scheduler: 'Karras', options: { clipSkip: 2, quality: 'high' } },
      images: [{ sampler: 'Euler a', recipe: { scheduler: 'Karras', loras: [{ name: 'ink', weight: 0.8 }] } }],
    })
    expect(painter.requests.at(-1)?.options).toEqual({
      sampler: 'Euler a',
      scheduler: 'Karras',
      loras: [{ name: 'ink', weight: 0.8 }],
      clipSkip: 2,
      quality: 'high',
    })
    const file = await bytesOf(made.images[0]?.urls.file ?? '')
    expect(file.includes('Schedule type: Karras, Denoising strength: 0.75')).toBe(true)
    expect(file.includes(start.sha256)).toBe(true)
    expect((await my.studio.call(listImages, { querystring: { sampler: 'euler a' } })).body.items).toHaveLength(1)
  })

  test('many prompts begin with it together, and with the same key only once', async () => {
    const call = { body: { prompt: 'a {red|blue} fox', mode: 'all' as const, model: PAINTER, inputs: image() } }
    const key = { 'idempotency-key': 'many-starts' }
    const { items } = (await my.studio.call(createGenerations, call, key)).body
    expect(items.map(({ task, inputs }) => [task, inputs[0]?.imageId])).toEqual(
      Array.from({ length: 2 }, () => ['image-to-image', start.id]),
    )
    const again = (await my.studio.call(createGenerations, call, key)).body.items
    expect(again.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  })

  test('does not lose its start when that is deleted for good, be it made or still waiting', async () => {
    const doomed = await importPicture(my.studio, { prompt: 'doomed' }, { width: 72, height: 72 })
    const bytes = await bytesOf(doomed.urls.file)
    const before = painter.script.paint
    let goOn = () => {}
    const held = new Promise<void>(resolve => {
      goOn = resolve
    })
    painter.script.paint = async (request, options) => {
      await held
      return before(request, options)
    }
    const inputs = { image: { imageId: doomed.id } }
    const body = { model: PAINTER, prompt: 'it waits', inputs }
    const waiting = (await my.studio.call(createGeneration, { body })).body
    await my.studio.call(removeImage, { params: { id: doomed.id }, querystring: { permanent: true } })
    painter.script.paint = before
    goOn()
    const made = await make({ prompt: 'after it', inputs: { image: { uploadId: waiting.inputs[0]?.id ?? '' } } })
    expect(made).toMatchObject({ status: 'succeeded', inputs: [{ imageId: doomed.id, sha256: doomed.sha256 }] })
    expect(await bytesOf(made.inputs[0]?.url ?? '')).toEqual(bytes)
    expect(await my.studio.refused(createGeneration, { body })).toMatchObject({
      status: 422,
      code: 'generation.input_not_found',
      errors: [{ path: '/body/inputs/image' }],
    })
    await my.studio.call(cancelGeneration, { params: { id: waiting.id } }).catch(() => {})
  })
})
