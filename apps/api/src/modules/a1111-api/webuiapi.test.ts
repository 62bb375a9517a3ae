import { getImage, listGenerations } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { makeHalfMask, makePng, pixelsOf } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { makeKey, setUpAdmin } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { basic, createWebUiClient } from './testing/client.ts'
import { withWebUi, XL } from './testing/web-ui.ts'
import { bytesOf, dataUrl, extra, img2img, txt2img } from './testing/webuiapi.ts'

const SKETCH = { sd_model_checkpoint: 'atelier/sketch' }

describeStudio('webuiapi', {}, my => {
  const webUi = withWebUi(my)
  const client = () => createWebUiClient(my.studio)

  test('looks for extensions first, and reads every list', async () => {
    const { ask, get } = client()
    expect(await get('scripts')).toEqual({ txt2img: [], img2img: [] })
    const empty = ['script-info', 'extensions', 'hypernetworks', 'face-restorers', 'realesrgan-models', 'sd-vae']
    for (const path of empty) expect([path, await ask('GET', path)]).toEqual([path, { status: 200, body: [] }])
    expect(await get('embeddings')).toEqual({ loaded: {}, skipped: {} })
    expect(await get('cmd-flags')).toEqual({})
    expect(await get('memory')).toEqual({ ram: { error: 'unavailable' }, cuda: { error: 'unavailable' } })
    expect(await get('prompt-styles')).toContainEqual({
      name: 'Watercolour',
      prompt: expect.any(String),
      negative_prompt: expect.any(String),
    })
    for (const path of ['refresh-checkpoints', 'refresh-loras', 'reload-checkpoint', 'unload-checkpoint'])
      expect([path, await ask('POST', path)]).toEqual([path, { status: 200, body: null }])
  })

  test('sends forty fields, and gets its picture from the engine behind', async () => {
    const { make } = client()
    const { images, parameters, told } = await make(
      'txt2img',
      txt2img('a dipper', { override_settings: { sd_model_checkpoint: XL } }),
    )
    expect(images).toHaveLength(1)
    expect(parameters).toMatchObject({ enable_hr: false, steps: 20, sampler_name: 'Euler a', alwayson_scripts: {} })
    expect(told).toMatchObject({ sampler_name: 'Euler a', steps: 20, sd_model_name: XL, atelier: { notes: [] } })
    expect(webUi.asked('a dipper')[0]?.body).not.toHaveProperty('enable_hr')
  })

  test('is told what of it could not be done', async () => {
    const { make } = client()
    const more = {
      override_settings: SKETCH,
      tiling: true,
      subseed_strength: 0.3,
      scheduler: 'Karras',
      width: 500,
      enable_hr: true,
    }
    const { told } = await make('txt2img', txt2img('a dipper <lora:ink:1> in a brook', more))
    expect(told).toMatchObject({ prompt: 'a dipper in a brook', width: 504, height: 512, sampler_name: '' })
    expect(told.atelier.notes).toEqual([
      'The model has no LoRA ink: it was left out.',
      'subseed_strength was left out: no engine of this studio does it.',
      'The size is 504 x 512 and not 500 x 512: the model makes no such size.',
      'tiling was left out: the model has no such thing.',
      'enable_hr was left out: the model has no such thing.',
      'The model has no sampler Euler a: it took its own.',
      'The model has no scheduler Karras: it took its own.',
    ])
  })

  test.each([
    [
      'a sampler that nobody knows',
      { sampler_name: 'Sketchy++', sampler_index: 'Sketchy++' },
      404,
      'a1111.sampler_not_found',
    ],
    ['a scheduler that nobody knows', { scheduler: 'Sketchy' }, 404, 'a1111.scheduler_not_found'],
    ['a model that nobody knows', { override_settings: { sd_model_checkpoint: 'gone' } }, 404, 'model.not_found'],
    ['a style that nobody knows', { styles: ['Nobody’s'] }, 404, 'a1111.style_not_found'],
    ['a script', { script_name: 'X/Y/Z plot' }, 422, 'a1111.script_not_found'],
    ['too many pictures', { batch_size: 5, n_iter: 4 }, 422, 'request.invalid'],
    ['a field of another type', { steps: 'many' }, 422, 'request.invalid'],
    ['a seed beyond all', { seed: 2 ** 40 }, 422, 'generation.parameters_out_of_limits'],
  ])('is refused %s', async (_what, more, status, error) => {
    const override_settings = SKETCH
    const answer = await client().post('txt2img', txt2img('a refused dipper', { override_settings, ...more }))
    expect(answer).toMatchObject({ status, body: { error, detail: expect.any(String), body: '' } })
  })

  test('takes a sampler by an older name, and a scheduler with it', async () => {
    const { make } = client()
    const override_settings = { sd_model_checkpoint: XL }
    const named = (sampler_name: string) => txt2img('an older dipper', { sampler_name, override_settings })
    expect((await make('txt2img', named('DPM++ 2M Karras'))).told).toMatchObject({
      sampler_name: 'DPM++ 2M',
      extra_generation_params: { 'Schedule type': 'Karras' },
    })
    expect((await make('txt2img', named('k_euler_a'))).told).toMatchObject({ sampler_name: 'Euler a' })
  })

  test('uses a style by its name, and tells of the words that were sent', async () => {
    const { make } = client()
    const { told } = await make(
      'txt2img',
      txt2img('a styled dipper', { styles: ['watercolour'], override_settings: SKETCH }),
    )
    expect(told['prompt']).toMatch(/watercolou?r.*a styled dipper|a styled dipper.*watercolou?r/i)
    expect(told['styles']).toEqual(['watercolour'])
  })

  test('makes a picture of another, and a part of it anew', async () => {
    const { make } = client()
    const start = makePng({ width: 256, height: 192, seed: 3 })
    const more = { override_settings: SKETCH, width: 256, height: 192 }
    const { parameters, told } = await make('img2img', img2img('a dipper at night', start, more))
    expect(parameters).toMatchObject({ init_images: null, denoising_strength: 0.75 })
    expect(told).toMatchObject({ width: 256, height: 192, denoising_strength: 0.75 })

    const mask = dataUrl(await makeHalfMask(256, 192))
    const { images, told: inpainted } = await make('img2img', img2img('a dipper, half', start, { ...more, mask }))
    const [before, after] = [await pixelsOf(start), await pixelsOf(bytesOf(images[0]))]
    const at = (x: number) => (96 * 256 + x) * 3
    expect(after.subarray(at(10), at(40))).toEqual(before.subarray(at(10), at(40)))
    expect(after.subarray(at(180), at(250))).not.toEqual(before.subarray(at(180), at(250)))
    expect(inpainted.atelier.notes).toContain('inpaint_full_res was left out: no engine of this studio does it.')
    const { body } = await my.studio.call(getImage, { params: { id: inpainted.atelier.image_ids[0] ?? '' } })
    expect(body).toMatchObject({ task: 'inpaint', recipe: { blended: true, maskBlur: 4 } })

    const other = { ...more, mask, inpainting_mask_invert: 1 }
    const turned = await pixelsOf(bytesOf((await make('img2img', img2img('a dipper, half', start, other))).images[0]))
    expect(turned.subarray(at(180), at(250))).toEqual(before.subarray(at(180), at(250)))
    expect(turned.subarray(at(10), at(40))).not.toEqual(before.subarray(at(10), at(40)))
  })

  test.each([
    ['nothing to begin with', { init_images: [] }],
    ['two pictures to begin with', { init_images: ['aGk=', 'aGk='] }],
    ['an address', { init_images: ['http://127.0.0.1/a.png'] }],
    ['what is no picture', { init_images: ['aGVsbG8='] }],
    ['a mask that is none', { mask: 'aGVsbG8=' }],
    ['an edge that is less than sharp', { mask: 'aGk=', mask_blur: undefined, mask_blur_x: -5 }],
  ])('is refused %s', async (_what, more) => {
    const { status } = await client().post(
      'img2img',
      img2img('a refused dipper', makePng({}), { override_settings: SKETCH, ...more }),
    )
    expect(status).toBe(422)
  })

  test('is told in one sentence that what it wants enlarged is no picture', async () => {
    const { status, body } = await client().post('extra-single-image', extra({ image: 'aGVsbG8=' }))
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { detail: '/body/image is no picture that is taken: The file is not a picture.' },
    })
  })

  test('enlarges pictures, by Lanczos or as an engine does', async () => {
    const { post } = client()
    const image = dataUrl(makePng({ width: 64, height: 48 }))
    const single = (more: object) =>
      post<{ image: string; html_info: string }>('extra-single-image', extra({ image, ...more }))
    expect(probe(bytesOf((await single({ upscaler_1: 'Lanczos' })).body.image))).toMatchObject({
      width: 128,
      height: 96,
    })
    expect(probe(bytesOf((await single({})).body.image))).toMatchObject({ width: 64, height: 48 })
    const toSize = { resize_mode: 1, upscaling_resize_w: 256, upscaling_resize_h: 192, upscaler_1: 'Lanczos' }
    expect(probe(bytesOf((await single(toSize)).body.image))).toMatchObject({ width: 256, height: 192 })
    expect((await single({ upscaler_1: 'R-ESRGAN 4x+', upscaling_resize: 4 })).status).toBe(200)
    expect(webUi.server.requests.some(({ path }) => path.endsWith('/extra-single-image'))).toBe(true)

    const imageList = [
      { data: image, name: 'a.png' },
      { data: image, name: 'b.png' },
    ]
    const { body } = await post<{ images: string[] }>('extra-batch-images', extra({ imageList, upscaler_1: 'Lanczos' }))
    expect(body.images.map(one => probe(bytesOf(one)).width)).toEqual([128, 128])

    for (const [more, status, named] of [
      [{ upscaler_1: 'Lanczos', upscaling_resize: 9 }, 422, 'upscaling_resize must be at most 8'],
      [{ upscaler_1: 'Lanczos', gfpgan_visibility: 1 }, 422, 'gfpgan_visibility must be 0'],
      [
        { upscaler_1: 'Lanczos', resize_mode: 1, upscaling_resize_w: 16_000, upscaling_resize_h: 12_000 },
        422,
        'must not make it larger than 64000000 pixels',
      ],
      [{ upscaler_1: 'Gone' }, 404, 'Upscaler not found'],
    ] as const)
      expect(await single(more)).toMatchObject({ status, body: { detail: expect.stringContaining(named) } })
  })

  test('enlarges by any factor and to any size: by the next larger steps, and back', async () => {
    const { post } = client()
    const image = dataUrl(makePng({ width: 64, height: 48 }))
    const sizeBy = async (more: object) => {
      const asked = extra({ image, upscaler_1: 'Lanczos', ...more })
      const { body } = await post<{ image: string }>('extra-single-image', asked)
      const { width, height } = probe(bytesOf(body.image))
      return [width, height]
    }
    expect(await sizeBy({ upscaling_resize: 1.5 })).toEqual([96, 72])
    expect(await sizeBy({ upscaling_resize: 3 })).toEqual([192, 144])
    expect(await sizeBy({ upscaling_resize: 8 })).toEqual([512, 384])
    const toSize = { resize_mode: 1, upscaling_resize_w: 100, upscaling_resize_h: 100 }
    expect(await sizeBy(toSize)).toEqual([100, 100])
    expect(await sizeBy({ ...toSize, upscaling_crop: false })).toEqual([133, 100])
    expect(await sizeBy({ ...toSize, upscaling_resize_w: 32, upscaling_resize_h: 24 })).toEqual([32, 24])
    const { items } = (await my.studio.call(listGenerations, { querystring: {} })).body
    expect(items.slice(0, 6).map(({ parameters: { scale } }) => scale)).toEqual([4, 4, 2, 4, 4, 2])
  })

  test('reads how a picture was made out of its file', async () => {
    const { make, post } = client()
    const { images, told } = await make(
      'txt2img',
      txt2img('a dipper to be read', { override_settings: SKETCH, seed: 77 }),
    )
    const { body } = await post<{ info: string; parameters: object }>('png-info', { image: images[0] })
    expect(body.info).toBe(told.infotexts[0])
    expect(body).toMatchObject({
      items: { 'XML:com.adobe.xmp': expect.stringContaining('a dipper to be read') },
      parameters: { Prompt: 'a dipper to be read', Seed: 77, 'Size-1': 512, 'Size-2': 512, Model: 'atelier/sketch' },
    })
    const invoke = { positive_prompt: 'of another', seed: 5, width: 512, height: 768, steps: 30, cfg_scale: 6 }
    const text = Buffer.from(`invokeai_metadata\0${JSON.stringify(invoke)}`, 'latin1')
    const foreign = await post('png-info', { image: dataUrl(makePng({ chunks: [['tEXt', text]] })) })
    expect(foreign.body).toMatchObject({
      info: 'of another\nSteps: 30, CFG scale: 6, Seed: 5, Size: 512x768',
      items: { invokeai_metadata: JSON.stringify(invoke) },
      parameters: { Prompt: 'of another', Steps: 30, 'Size-2': 768 },
    })
    expect(await post('png-info', { image: dataUrl(makePng({})) })).toEqual({
      status: 200,
      body: { info: '', items: {}, parameters: {} },
    })
    expect((await post('png-info', { image: 'aGVsbG8=' })).status).toBe(422)
    // Far beyond what other bodies may have.
    const long = Buffer.from(`Comment\0${'x'.repeat(4_000_000)}`, 'latin1')
    expect((await post('png-info', { image: dataUrl(makePng({ chunks: [['tEXt', long]] })) })).status).toBe(200)
  })

  test('gets pictures in another format, with how they were made inside', async () => {
    const { make, post } = client()
    expect((await post('options', { samples_format: 'webp' })).body).toBeNull()
    const { images, told } = await make('txt2img', txt2img('a dipper in webp', { override_settings: SKETCH }))
    expect(probe(bytesOf(images[0])).mimeType).toBe('image/webp')
    expect(told.infotexts[0]).toContain('a dipper in webp')
    const override_settings = { ...SKETCH, samples_format: 'jpg' }
    const { images: jpegs } = await make('txt2img', txt2img('a dipper in jpeg', { override_settings }))
    expect(probe(bytesOf(jpegs[0])).mimeType).toBe('image/jpeg')
    expect((await post('options', { samples_format: 'tiff' })).status).toBe(422)
    expect((await post('options', { samples_format: 'png' })).status).toBe(200)
  })

  test('skips one batch of several, and goes on with the next', async () => {
    const { make, post, get } = client()
    webUi.server.set({ looksUntilDone: 1000 })
    const more = { n_iter: 2, override_settings: { sd_model_checkpoint: XL }, force_task_id: 'task(dippers)' }
    const made = make('txt2img', txt2img('two dippers', more))
    await until(() => webUi.asked('two dippers').length === 1, { what: 'the first being made' })
    expect(await get('progress?id_task=task(of-another)')).toMatchObject({ state: { job_count: 0 } })
    expect(await get('progress')).toMatchObject({ state: { job: 'task(dippers)', job_count: 2, job_no: 0 } })
    expect((await post('skip?id_task=task(dippers)')).body).toEqual({})
    webUi.server.set({ looksUntilDone: 1 })
    const { images, told } = await made
    expect(images).toHaveLength(1)
    expect(told.atelier.notes).toEqual(['Pictures are missing: This was cancelled before it was finished.'])
    webUi.server.set({ looksUntilDone: 2 })
  })

  test('comes in by HTTP Basic', async () => {
    const admin = await setUpAdmin(my.studio)
    const { secret } = await makeKey(my.studio, admin, ['generations:write', 'images:read'])
    const { make } = createWebUiClient(my.studio, basic(secret, 'webuiapi'))
    expect((await make('txt2img', txt2img('a dipper with a key', { override_settings: SKETCH }))).images).toHaveLength(
      1,
    )
  })
})
