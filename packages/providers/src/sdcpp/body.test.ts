import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { ImageRequest } from '../port/request.ts'
import { pixelsOf, plainImage } from '../testing/images.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { openSdCpp, sdCppRequest } from '../testing/sdcpp/open.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openSdCpp)

/** What the server was asked for a picture, and what came back. */
const ask = async (request: ImageRequest, stem = request.model) => {
  const { engine, standIn } = await open({}, { stem })
  const { bytes } = await engine.generate({ ...request, model: stem }, { signal })
  const call = standIn.requests.find(({ kind }) => kind === 'img_gen')
  return { body: call?.body as Record<string, unknown>, picture: await sharp(bytes).metadata() }
}

describe('what the server is asked', () => {
  test('is a picture in its own words', async () => {
    const { body, picture } = await ask(
      sdCppRequest({
        negativePrompt: 'fog',
        options: {
          sampler: 'euler',
          scheduler: 'karras',
          loras: [{ name: 'watercolour', weight: 0.7 }],
          clipSkip: 2,
          distilledGuidance: 3,
          hiresFix: { scale: 1.5, denoise: 0.5, upscaler: 'Latent' },
        },
      }),
    )
    expect(body).toEqual({
      prompt: 'a lighthouse at dusk',
      negative_prompt: 'fog',
      width: 256,
      height: 320,
      seed: 7,
      batch_count: 1,
      sample_params: {
        sample_steps: 4,
        sample_method: 'euler',
        scheduler: 'karras',
        guidance: { txt_cfg: 5, distilled_guidance: 3 },
      },
      lora: [{ path: 'styles/watercolour.safetensors', multiplier: 0.7 }],
      clip_skip: 2,
      hires: { enabled: true, upscaler: 'Latent', scale: 1.5, denoising_strength: 0.5 },
      output_format: 'png',
    })
    expect(picture).toMatchObject({ format: 'png', width: 256, height: 320 })
  })

  test('leaves to the model what nobody chose', async () => {
    const { body } = await ask(sdCppRequest({ steps: null, guidance: null }))
    expect(body).toMatchObject({ sample_params: { guidance: {} }, lora: [] })
    expect(Object.keys(body['sample_params'] as object)).toEqual(['guidance'])
    expect(body).not.toHaveProperty('clip_skip')
  })

  test('from a picture is that picture in the size that is asked for, and others beside it', async () => {
    const [image, reference] = [await plainImage(800, 400), await plainImage(64, 64)]
    const request = sdCppRequest()
    const { body } = await ask({
      ...request,
      task: 'image-to-image',
      inputs: { image, references: [reference] },
      strength: 0.4,
    })
    expect(body).toMatchObject({ strength: 0.4, ref_images: [expect.any(String)] })
    expect(await pixelsOf(body['init_image'])).toMatchObject({ width: 256, height: 320 })
    expect(await pixelsOf((body['ref_images'] as string[])[0])).toMatchObject({ width: 64, height: 64 })
  })

  test('an editor looks at the picture, and is told no strength', async () => {
    const image = await plainImage(800, 400)
    const { body } = await ask(
      { ...sdCppRequest(), task: 'image-to-image', inputs: { image, references: [] }, strength: null },
      'flux1-kontext-dev-Q4',
    )
    expect(body).not.toHaveProperty('init_image')
    expect(body).not.toHaveProperty('strength')
    expect(await pixelsOf((body['ref_images'] as string[])[0])).toMatchObject({ width: 800, height: 400 })
  })

  test('inside a mask is what is white there', async () => {
    const [image, mask] = [await plainImage(256, 320), await plainImage(256, 320, '#ffffff')]
    const { body } = await ask({
      ...sdCppRequest(),
      task: 'inpaint',
      inputs: { image, mask, references: [] },
      strength: 0.9,
    })
    expect(body).toMatchObject({ init_image: expect.any(String), strength: 0.9 })
    expect((await pixelsOf(body['mask_image'])).at(128, 160)[0]).toBe(255)
  })

  test('around a picture is a canvas of sides that the model takes', async () => {
    const { body, picture } = await ask({
      ...sdCppRequest(),
      task: 'outpaint',
      inputs: { image: await plainImage(100, 100) },
      extend: { left: 0, top: 20, right: 0, bottom: 0 },
    })
    expect(body).toMatchObject({ width: 112, height: 128, strength: 0.9 })
    expect(picture).toMatchObject({ width: 100, height: 120 })
  })
})
