import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { ImageRequest } from '../port/request.ts'
import type { Flavour } from '../testing/a1111/flavours.ts'
import { openWebUi, webUiRequest } from '../testing/a1111/open.ts'
import { pixelsOf, plainImage } from '../testing/images.ts'
import { closedAfterEach } from '../testing/opened.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openWebUi)

/** What the server was asked for a picture, and what came back. */
const ask = async (flavour: Flavour, request: ImageRequest) => {
  const { engine, standIn } = await open({}, { flavour })
  const { bytes } = await engine.generate(request, { signal })
  const call = standIn.requests.findLast(({ method, kind }) => method === 'POST' && /img$|image$/.test(kind))
  return { path: call?.path, body: call?.body as Record<string, unknown>, picture: await sharp(bytes).metadata() }
}

describe('what a WebUI is asked', () => {
  test('is a picture by this checkpoint, under a name of ours, with nothing kept there', async () => {
    const { path, body, picture } = await ask('a1111', webUiRequest({ negativePrompt: 'fog', seed: 4_294_967_295 }))
    expect(path).toBe('/sdapi/v1/txt2img')
    expect(body).toEqual({
      prompt: 'a lighthouse at dusk',
      negative_prompt: 'fog',
      seed: 4_294_967_295,
      steps: 4,
      cfg_scale: 6,
      width: 256,
      height: 320,
      sampler_name: 'DPM++ 2M',
      scheduler: 'Karras',
      batch_size: 1,
      n_iter: 1,
      override_settings: { sd_model_checkpoint: 'sd_xl_base_1.0.safetensors [31e35c80fc]' },
      override_settings_restore_afterwards: true,
      force_task_id: 'task(test-1)',
      send_images: true,
      save_images: false,
    })
    expect(picture).toMatchObject({ format: 'png', width: 256, height: 320 })
  })

  test('has LoRAs in the prompt, and what else was chosen by its own names', async () => {
    const { body } = await ask(
      'forge',
      webUiRequest({
        options: {
          sampler: 'Euler a',
          scheduler: 'Simple',
          loras: [
            { name: 'watercolour', weight: 0.8 },
            { name: 'film-grain', weight: -1 },
          ],
          clipSkip: 2,
          hiresFix: { scale: 1.5, denoise: 0.4, upscaler: 'Latent' },
          tiling: true,
          restoreFaces: true,
        },
      }),
    )
    expect(body).toMatchObject({
      prompt: 'a lighthouse at dusk <lora:watercolour:0.8> <lora:film-grain:-1>',
      sampler_name: 'Euler a',
      scheduler: 'Simple',
      override_settings: { CLIP_stop_at_last_layers: 2 },
      enable_hr: true,
      hr_scale: 1.5,
      hr_upscaler: 'Latent',
      denoising_strength: 0.4,
      hr_additional_modules: ['Use same choices'],
      tiling: true,
      restore_faces: true,
    })
  })

  test('has the distilled guidance of a model that takes one', async () => {
    const { body } = await ask(
      'forge',
      webUiRequest({
        model: 'flux/flux1-dev-bnb-nf4-v2.safetensors',
        guidance: 1,
        options: { distilledGuidance: 3 },
      }),
    )
    expect(body).toMatchObject({ cfg_scale: 1, distilled_cfg_scale: 3, sampler_name: 'Euler', scheduler: 'Simple' })
  })

  test('from a picture is that picture in the size that is asked for', async () => {
    const image = await plainImage(800, 400)
    const request = webUiRequest()
    const { path, body } = await ask('a1111', {
      ...request,
      task: 'image-to-image',
      inputs: { image, references: [] },
      strength: 0.4,
    })
    expect(path).toBe('/sdapi/v1/img2img')
    expect(body).toMatchObject({ denoising_strength: 0.4, resize_mode: 0, init_images: [expect.any(String)] })
    expect(body).not.toHaveProperty('mask')
    expect(await pixelsOf((body['init_images'] as string[])[0])).toMatchObject({ width: 256, height: 320 })
  })

  test('inside a mask is what is white there, cut as the picture is', async () => {
    const image = await plainImage(512, 640)
    const half = await sharp(
      Buffer.from('<svg width="512" height="640"><rect width="256" height="640" fill="#fff"/></svg>'),
    )
      .flatten({ background: '#000' })
      .png()
      .toBuffer()
    const { body } = await ask('a1111', {
      ...webUiRequest(),
      task: 'inpaint',
      inputs: { image, mask: { bytes: half, mimeType: 'image/png' }, references: [] },
      strength: null,
    })
    expect(body).toMatchObject({
      denoising_strength: 0.75,
      mask_blur: 0,
      inpainting_fill: 1,
      inpaint_full_res: false,
      inpainting_mask_invert: 0,
    })
    const mask = await pixelsOf(body['mask'])
    expect(mask).toMatchObject({ width: 256, height: 320 })
    expect([mask.at(10, 160)[0], mask.at(245, 160)[0]]).toEqual([255, 0])
  })

  test('around a picture is a canvas with its edges drawn out, and a mask that spares it', async () => {
    const { body, picture } = await ask('a1111', {
      ...webUiRequest(),
      task: 'outpaint',
      inputs: { image: await plainImage(120, 100, '#3366cc') },
      extend: { left: 30, top: 0, right: 50, bottom: 21 },
    })
    expect(body).toMatchObject({ width: 200, height: 128, denoising_strength: 0.9, mask_blur: 8 })
    const [canvas, mask] = [await pixelsOf((body['init_images'] as string[])[0]), await pixelsOf(body['mask'])]
    expect([canvas.width, canvas.height, mask.width, mask.height]).toEqual([200, 128, 200, 128])
    expect(canvas.at(90, 50)).toEqual([0x33, 0x66, 0xcc])
    expect([mask.at(29, 50)[0], mask.at(30, 50)[0], mask.at(149, 99)[0], mask.at(150, 99)[0]]).toEqual([255, 0, 0, 255])
    // Blue as the edge, and yet no plain surface.
    const around = [...Array(20).keys()].map(step => canvas.at(step, 60))
    expect(around.every(([red = 0, , blue = 0]) => blue > red)).toBe(true)
    expect(new Set(around.map(String)).size).toBeGreaterThan(5)
    // What was only rounding is cut off again.
    expect(picture).toMatchObject({ width: 200, height: 121 })
  })

  test('around a picture that gets larger than it makes is a smaller canvas, and what comes back is enlarged', async () => {
    const { body, picture } = await ask('a1111', {
      ...webUiRequest(),
      task: 'outpaint',
      inputs: { image: await plainImage(2400, 1000) },
      extend: { left: 0, top: 0, right: 600, bottom: 0 },
    })
    expect(body).toMatchObject({ width: 2048, height: 688 })
    const mask = await pixelsOf(body['mask'])
    expect([mask.at(1600, 300)[0], mask.at(1700, 300)[0]]).toEqual([0, 255])
    expect(picture).toMatchObject({ width: 3000, height: 1000 })
  })

  test('to enlarge is a route of its own', async () => {
    const { path, body } = await ask('a1111', {
      ...webUiRequest(),
      task: 'upscale',
      inputs: { image: await plainImage(64, 64) },
      scale: 4,
    })
    expect(path).toBe('/sdapi/v1/extra-single-image')
    expect(body).toMatchObject({ upscaling_resize: 4, upscaler_1: 'R-ESRGAN 4x+', image: expect.any(String) })
  })
})

test('what a WebUI says of the LoRAs that it used is told, and nothing where there were none', async () => {
  const { engine } = await open({}, { flavour: 'forge' })
  const options = { loras: [{ name: 'watercolour', weight: 0.8 }] }
  const { loraHashes } = await engine.generate(webUiRequest({ options }), { signal })
  expect(loraHashes).toEqual({ watercolour: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(await engine.generate(webUiRequest(), { signal })).not.toHaveProperty('loraHashes')
})

test('KoboldCpp is asked for LoRAs by their paths', async () => {
  const { body } = await ask(
    'koboldcpp',
    webUiRequest({
      model: 'z-image-turbo-Q4',
      options: { loras: [{ name: 'chars/mascot', weight: 0.5 }], clipSkip: 2 },
    }),
  )
  expect(body).toMatchObject({
    prompt: 'a lighthouse at dusk',
    lora: [{ path: 'chars/mascot.gguf', multiplier: 0.5 }],
    clip_skip: 2,
    sampler_name: 'Euler',
  })
})

test('KoboldCpp enlarges by the model that it was started with, and not at all without one', async () => {
  const request = {
    ...webUiRequest({ model: 'z-image-turbo-Q4' }),
    task: 'upscale',
    inputs: { image: await plainImage(64, 64) },
    scale: 2,
  } as const
  const { path, body } = await ask('koboldcpp', request)
  expect(path).toBe('/sdapi/v1/extra-single-image')
  expect(body).toMatchObject({ upscaling_resize: 2, image: expect.any(String) })
  const { engine, standIn } = await open({}, { flavour: 'koboldcpp' })
  standIn.lists.set('/sdapi/v1/upscalers', [])
  await expect(engine.generate(request, { signal })).rejects.toMatchObject({ code: 'provider.task_unsupported' })
  // The lists of stable-diffusion.cpp, which has no such route.
  standIn.lists.set('/sdapi/v1/upscalers', [{ name: 'None' }, { name: 'Lanczos' }])
  await engine.check({ signal })
  await expect(engine.generate(request, { signal })).rejects.toMatchObject({ code: 'provider.task_unsupported' })
})

test('Draw Things is sent a mask with the picture', async () => {
  const [image, mask] = [await plainImage(512, 512), await plainImage(512, 512, '#ffffff')]
  const { path, body } = await ask('drawthings', {
    ...webUiRequest({ model: 'flux_1_schnell_q8p.ckpt', width: 512, height: 512 }),
    task: 'inpaint',
    inputs: { image, mask, references: [] },
    strength: 0.8,
  })
  expect(path).toBe('/sdapi/v1/img2img')
  expect(body).toMatchObject({ init_images: [expect.any(String)], strength: 0.8 })
  expect((await pixelsOf(body['mask'])).at(256, 256)[0]).toBe(255)
})

test('Draw Things is asked in its own words', async () => {
  const { body } = await ask('drawthings', {
    ...webUiRequest({ model: 'flux_1_schnell_q8p.ckpt', width: 512, height: 512 }),
    task: 'image-to-image',
    inputs: { image: await plainImage(512, 512), references: [] },
    strength: 0.3,
  })
  expect(body).toEqual({
    prompt: 'a lighthouse at dusk',
    negative_prompt: '',
    seed: 7,
    steps: 4,
    width: 512,
    height: 512,
    model: 'flux_1_schnell_q8p.ckpt',
    guidance_scale: 6,
    sampler: 'Euler A Trailing',
    init_images: [expect.any(String)],
    strength: 0.3,
    batch_count: 1,
  })
})

test('what a checkpoint does not take is refused before anything is asked', async () => {
  const { engine, standIn } = await open()
  const generate = (request: ImageRequest) => engine.generate(request, { signal })
  await expect(generate(webUiRequest({ options: { sampler: 'Nobody' } }))).rejects.toMatchObject({
    code: 'provider.bad_request',
  })
  await expect(generate(webUiRequest({ options: { loras: [{ name: 'gone', weight: 1 }] } }))).rejects.toMatchObject({
    code: 'provider.bad_request',
  })
  expect(standIn.requests.filter(({ kind }) => kind.endsWith('img'))).toEqual([])
})
