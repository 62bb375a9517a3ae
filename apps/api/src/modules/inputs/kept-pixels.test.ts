import { createEngine, createGeneration, listModels, type NewVariation, type Task } from '@atelier/contracts'
import { makeHalfMask, makePng, pixelsOf } from '@atelier/imaging/testing'
import { startComfyUi, startOpenAiStandIn, startSdCpp, startWebUi, workflowsOf } from '@atelier/providers/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { sendUpload } from './testing/uploads.ts'

const SIZE = { width: 192, height: 128 } as const
const EXTEND = { left: 64, top: 0, right: 32, bottom: 48 } as const

interface Started {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Every server that makes a part of a picture anew; the stand-ins change each pixel, as a model does. */
const ENGINES: Readonly<Record<string, { kind: string; start: () => Promise<Started>; settings?: object }>> = {
  forge: { kind: 'a1111', start: () => startWebUi({ flavour: 'forge' }) },
  koboldcpp: { kind: 'a1111', start: () => startWebUi({ flavour: 'koboldcpp' }) },
  'draw-things': { kind: 'a1111', start: () => startWebUi({ flavour: 'drawthings' }) },
  comfy: {
    kind: 'comfyui',
    start: () => startComfyUi(),
    settings: { workflows: workflowsOf(['inpaint']) },
  },
  sdcpp: { kind: 'sdcpp', start: () => startSdCpp() },
  openai: {
    kind: 'openai',
    start: async () => {
      const { baseUrl, close } = await startOpenAiStandIn({ dialect: 'openai', apiKey: 'sk-nobody' })
      return { url: baseUrl, close }
    },
    settings: { apiKey: 'sk-nobody', dialect: 'openai' },
  },
}

describeStudio('what was not to be made anew', {}, my => {
  const start = makePng({ ...SIZE, seed: 11 })
  const started: Started[] = []
  let ids: { readonly image: string; readonly mask: string }
  beforeAll(async () => {
    const mask = await makeHalfMask(SIZE.width, SIZE.height)
    ids = { image: (await sendUpload(my.studio, start)).id, mask: (await sendUpload(my.studio, mask)).id }
    for (const [id, { kind, start: open, settings }] of Object.entries(ENGINES)) {
      const server = await open()
      started.push(server)
      const body = { id, kind, name: id, settings: { baseUrl: server.url, ...settings } }
      await my.studio.call(createEngine, { body })
    }
  })
  afterAll(async () => {
    await Promise.all(started.map(({ close }) => close()))
  })

  const make = async (provider: string, task: Task, body: NewVariation) => {
    const { items } = (await my.studio.call(listModels, { querystring: { provider } })).body
    const model = items.find(({ tasks }) => tasks.includes(task))
    if (!model) throw new Error(`${provider} has no model for ${task}`)
    const asked = { prompt: `a ${task} at ${provider}`, model: model.id, ...body }
    const made = (await my.studio.call(createGeneration, { body: asked }, { prefer: 'wait=25' })).body
    const [picture] = made.images
    if (!picture) throw new Error(`${provider}: ${JSON.stringify(made.error)}`)
    const bytes = Buffer.from(await (await my.studio.request(picture.urls.file)).arrayBuffer())
    return { picture, pixels: await pixelsOf(bytes) }
  }

  /** Columns of a row, three bytes each. */
  const row = (pixels: Buffer, width: number, top: number, left: number, columns: number) =>
    pixels.subarray((top * width + left) * 3, (top * width + left + columns) * 3)

  test.each([...Object.keys(ENGINES), 'sketch'])('is the same to the pixel outside of a mask, at %s', async id => {
    const inputs = { image: { uploadId: ids.image }, mask: { uploadId: ids.mask } }
    const { picture, pixels } = await make(id, 'inpaint', { inputs })
    expect(picture).toMatchObject({ ...SIZE, recipe: { keepUnmasked: true, blended: true } })
    const before = await pixelsOf(start)
    for (let top = 0; top < SIZE.height; top++)
      expect(row(pixels, SIZE.width, top, 0, 96).equals(row(before, SIZE.width, top, 0, 96))).toBe(true)
    expect(row(pixels, SIZE.width, 60, 120, 60).equals(row(before, SIZE.width, 60, 120, 60))).toBe(false)
  })

  // Draw Things extends nothing.
  test.each([...Object.keys(ENGINES).filter(id => id !== 'draw-things'), 'sketch'])(
    'is the same to the pixel inside of what was extended, at %s',
    async id => {
      const { picture, pixels } = await make(id, 'outpaint', {
        inputs: { image: { uploadId: ids.image } },
        extend: EXTEND,
      })
      const width = SIZE.width + EXTEND.left + EXTEND.right
      expect(picture).toMatchObject({ width, height: SIZE.height + EXTEND.bottom })
      const before = await pixelsOf(start)
      for (let top = 0; top < SIZE.height; top++)
        expect(
          row(pixels, width, top, EXTEND.left, SIZE.width).equals(row(before, SIZE.width, top, 0, SIZE.width)),
        ).toBe(true)
      // And something was made around it.
      expect(new Set(row(pixels, width, 150, 0, width)).size).toBeGreaterThan(1)
      // Sketch keeps them itself.
      expect(picture.recipe?.blended).toBe(id !== 'sketch')
    },
  )
})
