import { afterEach, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import type { Preview } from '../port/engine.ts'
import type { InputImage } from '../port/request.ts'
import { openComfyUi, type Opening } from '../testing/comfyui/open.ts'
import { comfyRequest, lastPrompt } from '../testing/comfyui/request.ts'
import { at } from '../net/json.ts'

const { signal } = new AbortController()
const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

const open = async (opening: Opening) => {
  const subject = await openComfyUi(opening)
  opened.push(subject.close)
  const sent = (id: string, name: string) => at(lastPrompt(subject.server.requests), 'prompt', id, 'inputs', name)
  return { ...subject, sent }
}

const grey = async (background = '#808080'): Promise<InputImage> => ({
  bytes: await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

/** White on the right half. */
const halfMask = async (): Promise<InputImage> => ({
  bytes: await sharp({ create: { width: 32, height: 24, channels: 3, background: '#000000' } })
    .composite([
      {
        input: { create: { width: 16, height: 24, channels: 3, background: '#ffffff' } },
        left: 16,
        top: 0,
      },
    ])
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

const pixelAt = async (bytes: Uint8Array, left: number, top: number) => [
  ...(await sharp(bytes).ensureAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
]

describe('a workflow is filled in', () => {
  test('with everything that the request says, and the rest stays', async () => {
    const { engine, sent } = await open({ names: ['sd15'] })
    const request = comfyRequest({ negativePrompt: 'fog', options: { sampler: 'dpmpp_2m', scheduler: 'karras' } })
    await engine.generate(request, { signal })
    expect([sent('6', 'text'), sent('7', 'text')]).toEqual(['a lighthouse at dusk', 'fog'])
    expect([sent('5', 'width'), sent('5', 'height'), sent('5', 'batch_size')]).toEqual([256, 320, 1])
    expect([sent('3', 'seed'), sent('3', 'steps'), sent('3', 'cfg'), sent('3', 'denoise')]).toEqual([7, 4, 3.5, 1])
    expect([sent('3', 'sampler_name'), sent('3', 'scheduler')]).toEqual(['dpmpp_2m', 'karras'])
    expect(sent('4', 'ckpt_name')).toBe('v1-5-pruned-emaonly.safetensors')
  })

  test('what the request leaves open stays as the workflow has it', async () => {
    const { engine, sent } = await open({ names: ['sd15'] })
    await engine.generate(comfyRequest({ steps: null, guidance: null }), { signal })
    expect([sent('7', 'text'), sent('3', 'steps'), sent('3', 'cfg')]).toEqual(['text, watermark', 20, 8])
  })

  test('a refiner gets the same texts and steps, and its share of them', async () => {
    const { engine, sent } = await open({ names: ['sdxl'] })
    await engine.generate(comfyRequest({ model: 'sdxl', negativePrompt: 'fog', steps: 50 }), { signal })
    expect([sent('6', 'text'), sent('15', 'text')]).toEqual(['a lighthouse at dusk', 'a lighthouse at dusk'])
    expect([sent('7', 'text'), sent('16', 'text')]).toEqual(['fog', 'fog'])
    expect([sent('10', 'steps'), sent('11', 'steps')]).toEqual([50, 50])
    expect([sent('10', 'end_at_step'), sent('11', 'start_at_step'), sent('11', 'end_at_step')]).toEqual([40, 40, 10000])
  })

  test('the sizes of a second, larger pass stay its own, and its seed follows', async () => {
    const { engine, sent } = await open({ names: ['hiresFix'] })
    await engine.generate(comfyRequest({ model: 'hiresfix', seed: 99 }), { signal })
    expect([sent('6', 'width'), sent('6', 'height')]).toEqual([1024, 1536])
    expect([sent('5', 'seed'), sent('7', 'seed')]).toEqual([99, 99])
    expect([sent('5', 'steps'), sent('7', 'steps')]).toEqual([4, 14])
  })

  test('another model file, and LoRAs between it and all that uses it', async () => {
    const { engine, sent, server } = await open({ names: ['sd15', 'flux'] })
    const loras = [
      { name: 'pixel-art-xl.safetensors', weight: 0.7 },
      { name: 'film-grain.safetensors', weight: 0.2 },
    ]
    await engine.generate(comfyRequest({ options: { model: 'dreamshaper_8.safetensors', loras } }), { signal })
    expect(sent('4', 'ckpt_name')).toBe('dreamshaper_8.safetensors')
    expect(sent('lora-1-of-4', 'model')).toEqual(['4', 0])
    expect(sent('lora-2-of-4', 'clip')).toEqual(['lora-1-of-4', 1])
    expect([sent('lora-2-of-4', 'lora_name'), sent('lora-2-of-4', 'strength_clip')]).toEqual([loras[1]?.name, 0.2])
    expect([sent('3', 'model'), sent('6', 'clip'), sent('8', 'vae')]).toEqual([
      ['lora-2-of-4', 0],
      ['lora-2-of-4', 1],
      ['4', 2],
    ])
    await engine.generate(comfyRequest({ model: 'flux', options: { loras: loras.slice(0, 1) } }), { signal })
    expect(at(lastPrompt(server.requests), 'prompt', 'lora-1-of-12', 'class_type')).toBe('LoraLoaderModelOnly')
    expect(sent('30', 'model')).toEqual(['lora-1-of-12', 0])
  })

  test('a sampler that this ComfyUI does not have is refused before anything is sent', async () => {
    const { engine, server } = await open({ names: ['sd15'] })
    const thrown = engine.generate(comfyRequest({ options: { sampler: 'dpm++' } }), { signal })
    await expect(thrown).rejects.toMatchObject({ code: 'provider.bad_request', mayBeBilled: false })
    expect(lastPrompt(server.requests)).toBeUndefined()
  })
})

describe('pictures go in', () => {
  test('one that it begins with is uploaded once, whoever asks how often', async () => {
    const { engine, server, sent } = await open({ names: ['imageToImage'] })
    const image = await grey()
    const request = (seed: number) =>
      comfyRequest(
        { model: 'imagetoimage', seed },
        { task: 'image-to-image', inputs: { image, references: [] }, strength: 0.4 },
      )
    await engine.generate(request(1), { signal })
    await engine.generate(request(2), { signal })
    expect(server.requests.filter(({ kind }) => kind === 'upload')).toHaveLength(1)
    expect(sent('4', 'image')).toMatch(/^atelier-[0-9a-f]{64}\.png$/)
    expect(sent('7', 'denoise')).toBe(0.4)
    expect(server.files.inputs().map(({ bytes }) => Buffer.compare(bytes, image.bytes))).toEqual([0])
  })

  test('one whose folder was emptied there is uploaded again', async () => {
    const { engine, server } = await open({ names: ['imageToImage'] })
    const image = await grey()
    const request = comfyRequest(
      { model: 'imagetoimage' },
      { task: 'image-to-image', inputs: { image, references: [] }, strength: null },
    )
    await engine.generate(request, { signal })
    server.files.empty('input')
    await expect(engine.generate({ ...request, seed: 8 }, { signal })).resolves.toBeDefined()
    expect(server.requests.filter(({ kind }) => kind === 'upload')).toHaveLength(2)
  })

  test('a mask goes into the alpha channel: white becomes transparent, the colours stay', async () => {
    const { engine, server } = await open({ names: ['inpaint'] })
    const inputs = { image: await grey(), mask: await halfMask(), references: [] }
    await engine.generate(comfyRequest({ model: 'inpaint' }, { task: 'inpaint', inputs, strength: null }), { signal })
    const [file] = server.files.inputs()
    expect(server.files.inputs()).toHaveLength(1)
    expect(await pixelAt(file?.bytes ?? new Uint8Array(), 8, 20)).toEqual([128, 128, 128, 255])
    expect(await pixelAt(file?.bytes ?? new Uint8Array(), 56, 20)).toEqual([128, 128, 128, 0])
  })

  test('a mask of its own is right by its colours and by its alpha channel', async () => {
    const { engine, server, sent } = await open({ names: ['inpaintByFile'] })
    const inputs = { image: await grey(), mask: await halfMask(), references: [] }
    const request = comfyRequest({ model: 'inpaintbyfile' }, { task: 'inpaint', inputs, strength: 0.9 })
    await engine.generate(request, { signal })
    const [image, mask] = server.files.inputs()
    expect(Buffer.compare(image?.bytes ?? Buffer.alloc(0), inputs.image.bytes)).toBe(0)
    expect(await pixelAt(mask?.bytes ?? new Uint8Array(), 8, 20)).toEqual([0, 0, 0, 255])
    expect(await pixelAt(mask?.bytes ?? new Uint8Array(), 56, 20)).toEqual([255, 255, 255, 0])
    expect(sent('5', 'image')).not.toBe(sent('4', 'image'))
  })

  test('a picture is extended by a workflow that takes a mask: the canvas and the mask are made here', async () => {
    const { engine, server } = await open({ names: ['inpaint'] })
    const extend = { left: 20, top: 0, right: 0, bottom: 0 }
    const request = comfyRequest({ model: 'inpaint' }, { task: 'outpaint', inputs: { image: await grey() }, extend })
    const { bytes } = await engine.generate(request, { signal })
    const [file] = server.files.inputs()
    expect(await sharp(file?.bytes).metadata()).toMatchObject({ width: 96, height: 64, hasAlpha: true })
    expect((await pixelAt(file?.bytes ?? new Uint8Array(), 10, 20))[3]).toBe(0)
    expect(await pixelAt(file?.bytes ?? new Uint8Array(), 30, 20)).toEqual([128, 128, 128, 255])
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 84, height: 48 })
  })

  test('references follow the start, and the place of one that nobody gave is taken out', async () => {
    const { engine, sent } = await open({ names: ['qwenEdit'] })
    const [image, jacket] = [await grey('#102030'), await grey('#405060')]
    const edit = (references: readonly InputImage[]) =>
      engine.generate(
        comfyRequest({ model: 'qwenedit' }, { task: 'image-to-image', inputs: { image, references }, strength: null }),
        { signal },
      )
    await edit([jacket])
    expect(sent('106', 'image')).toMatch(/^atelier-/)
    expect(sent('106', 'image')).not.toBe(sent('78', 'image'))
    await edit([])
    expect(sent('106', 'image')).toBeUndefined()
    expect([sent('433:111', 'image1'), sent('433:111', 'image2')]).toEqual([['433:117', 0], undefined])
    await expect(edit([jacket, jacket])).rejects.toMatchObject({ code: 'provider.bad_request' })
  })

  test('references alone may say what to make; without any picture it is refused', async () => {
    const { engine, sent } = await open({ names: ['qwenEdit'] })
    const edit = (references: readonly InputImage[]) =>
      engine.generate(
        comfyRequest(
          { model: 'qwenedit' },
          { task: 'image-to-image', inputs: { image: null, references }, strength: null },
        ),
        { signal },
      )
    await edit([await grey()])
    expect(sent('78', 'image')).toMatch(/^atelier-/)
    await expect(edit([])).rejects.toMatchObject({ code: 'provider.bad_request', mayBeBilled: false })
  })

  test('a picture is enlarged by the factor of the model', async () => {
    const { engine } = await open({ names: ['upscale'] })
    const inputs = { image: await grey() }
    const enlarge = (scale: number) =>
      engine.generate(comfyRequest({ model: 'upscale' }, { task: 'upscale', inputs, scale }), { signal })
    const { bytes } = await enlarge(4)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png' })
    await expect(enlarge(3)).rejects.toMatchObject({ code: 'provider.bad_request' })
  })
})

describe('while it is made', () => {
  test.each(['new', 'old'] as const)('a %s ComfyUI tells progress step by step, and shows previews', async era => {
    const { engine } = await open({ names: ['sd15'], standIn: { era } })
    const seen: number[] = []
    const previews: Preview[] = []
    await engine.generate(comfyRequest(), {
      signal,
      onProgress: progress => seen.push(progress),
      onPreview: preview => previews.push(preview),
    })
    expect(new Set(seen.filter(progress => progress > 0.1 && progress < 0.9)).size).toBeGreaterThan(3)
    expect(seen.at(-1)).toBe(1)
    expect(previews.length).toBeGreaterThan(2)
    expect(new Set(previews.map(({ mimeType }) => mimeType))).toEqual(new Set(['image/jpeg']))
    expect((await sharp(previews[0]?.bytes).metadata()).format).toBe('jpeg')
  })

  test.each(['preview-garbage', 'preview-huge'] as const)(
    '%s is dropped, and the picture comes all the same',
    async fault => {
      const { engine, server } = await open({ names: ['sd15'] })
      server.fault(fault)
      const previews: Preview[] = []
      await engine.generate(comfyRequest(), { signal, onPreview: preview => previews.push(preview) })
      expect(previews).toEqual([])
    },
  )

  test('the key goes along with every call, and with the handshake of the WebSocket', async () => {
    const { engine, server } = await open({ settings: { apiKey: 'sesame-1234' }, standIn: { apiKey: 'sesame-1234' } })
    await engine.generate(comfyRequest(), { signal })
    expect(server.sockets.opened()).toBe(1)
    expect(server.requests.filter(({ headers }) => headers.authorization !== 'Bearer sesame-1234')).toEqual([])
  })
})
