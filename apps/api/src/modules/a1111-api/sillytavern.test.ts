import { listGenerations } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio, type Suite } from '../../testing/suite.ts'
import { makeKey, setUpAdmin } from '../../testing/people.ts'
import { until } from '../../testing/until.ts'
import { basic, createWebUiClient, type WebUiClient } from './testing/client.ts'
import { withWebUi, XL } from './testing/web-ui.ts'

interface Progress {
  readonly progress: number
  readonly current_image: string | null
  readonly state: { readonly job_count: number; readonly job: string; readonly sampling_steps: number }
}
type Named = { readonly name: string }[]

/** As its page asks: its own address and password beside what is meant for the server. */
const wish = (prompt: string, more: object = {}) => ({
  url: 'http://127.0.0.1:3000',
  auth: 'anybody:atl_notToBeEchoed',
  prompt,
  negative_prompt: 'lowres, bad anatomy',
  sampler_name: 'Euler a',
  scheduler: 'Karras',
  steps: 20,
  cfg_scale: 7,
  width: 512,
  height: 768,
  restore_faces: false,
  enable_hr: false,
  hr_upscaler: 'Latent',
  hr_scale: 1,
  hr_additional_modules: [],
  denoising_strength: 0.7,
  hr_second_pass_steps: 0,
  seed: undefined,
  override_settings: { CLIP_stop_at_last_layers: 1, sd_vae: 'Automatic' },
  override_settings_restore_afterwards: true,
  clip_skip: 1,
  save_images: true,
  send_images: true,
  do_not_save_grid: false,
  do_not_save_samples: false,
  ...more,
})

/** After a change of model it looks whether that is done, up to ten times. */
async function setModel({ post, get }: WebUiClient, model: string) {
  expect((await post('options', { sd_model_checkpoint: model })).status).toBe(200)
  return until(
    async () => {
      const { progress, state } = await get<Progress>('progress')
      return progress === 0 && state.job_count === 0
    },
    { what: 'nothing being made' },
  )
}

const finished = async ({ studio }: Suite, prompt: string) => {
  const { items } = (await studio.call(listGenerations, { querystring: {} })).body
  return items.find(item => item.prompt.startsWith(prompt))?.status
}

describeStudio('SillyTavern', {}, my => {
  const webUi = withWebUi(my)
  const client = () => createWebUiClient(my.studio, basic(''))

  test('fills its menus, with what the chosen model has at the top', async () => {
    const { get } = createWebUiClient(my.studio, { authorization: '' })
    await setModel(createWebUiClient(my.studio, { authorization: '' }), XL)
    const options = await get<object>('options')
    expect(options).toMatchObject({ sd_model_checkpoint: XL })
    expect(options).not.toHaveProperty('forge_preset')
    const names = async (path: string) => (await get<Named>(path)).map(({ name }) => name)
    expect((await names('samplers')).slice(0, 5)).toEqual(['DPM++ 2M', 'DPM++ SDE', 'Euler a', 'Euler', 'DDIM'])
    expect(await names('samplers')).toContain('UniPC')
    expect((await names('schedulers')).slice(0, 3)).toEqual(['automatic', 'karras', 'simple'])
    expect(await names('upscalers')).toEqual(['None', 'Lanczos', 'R-ESRGAN 4x+'])
    expect(await names('latent-upscale-modes')).toEqual(['Latent'])
    expect(await names('loras')).toEqual(['watercolour', 'film-grain'])
    for (const path of ['sd-vae', 'sd-modules']) expect(await get(path)).toEqual([])
  })

  test('has its sampler, LoRAs and second pass sent to the engine, and told in the file', async () => {
    const { make } = createWebUiClient(my.studio, { authorization: '' })
    const more = { enable_hr: true, hr_scale: 1.5, denoising_strength: 0.4, clip_skip: 2 }
    const settings = { CLIP_stop_at_last_layers: 2, sd_model_checkpoint: `${XL} [31e35c80fc]`, sd_vae: 'Automatic' }
    const { parameters, told } = await make(
      'txt2img',
      wish('a wryneck <lora:Watercolour:0.6> on a branch', { ...more, override_settings: settings }),
    )
    expect(parameters).not.toHaveProperty('auth')
    expect(parameters).not.toHaveProperty('url')
    expect(webUi.asked('a wryneck')).toMatchObject([
      {
        path: '/sdapi/v1/txt2img',
        body: {
          prompt: 'a wryneck on a branch <lora:watercolour:0.6>',
          negative_prompt: 'lowres, bad anatomy',
          sampler_name: 'Euler a',
          scheduler: 'Karras',
          steps: 20,
          cfg_scale: 7,
          width: 512,
          height: 768,
          enable_hr: true,
          hr_scale: 1.5,
          hr_upscaler: 'Latent',
          denoising_strength: 0.4,
          override_settings: { CLIP_stop_at_last_layers: 2, sd_model_checkpoint: `${XL} [31e35c80fc]` },
        },
      },
    ])
    expect(told).toMatchObject({ sampler_name: 'Euler a', steps: 20, cfg_scale: 7, clip_skip: 2, sd_model_name: XL })
    expect(told.atelier.notes).toEqual([])
    for (const part of ['Sampler: Euler a', 'Schedule type: Karras', 'Hires upscale: 1.5', 'Loras: "watercolour: 0.6"'])
      expect(told.infotexts[0]).toContain(part)
  })

  test('sees how far its picture is and what it looks like, and stops it by leaving', async () => {
    webUi.server.set({ looksUntilDone: 1000 })
    const { post, get } = createWebUiClient(my.studio, { authorization: '' })
    const leaving = new AbortController()
    const answer = post('txt2img', wish('a slow wryneck'), { signal: leaving.signal }).catch((error: unknown) => error)
    const seen = await until(
      async () => {
        const progress = await get<Progress>('progress')
        return progress.current_image !== null && progress
      },
      { what: 'a picture of how far it is', every: 100 },
    )
    expect(seen).toMatchObject({ state: { job_count: 1, job: 'scripts_txt2img', sampling_steps: 20 } })
    expect(seen.progress).toBeGreaterThan(0)
    expect(seen.progress).toBeLessThan(1)
    expect(
      Buffer.from(seen.current_image ?? '', 'base64')
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8')
    expect((await get<Progress>('progress?skip_current_image=true')).current_image).toBeNull()

    // It hangs up, and says so at another address.
    leaving.abort()
    expect(await answer).toMatchObject({ name: 'AbortError' })
    expect(await post('interrupt')).toEqual({ status: 200, body: {} })
    await until(async () => (await finished(my, 'a slow wryneck')) === 'cancelled', { what: 'it being cancelled' })
    expect(await get('progress')).toMatchObject({ progress: 0, state: { job_count: 0, job: '' }, current_image: null })
    webUi.server.set({ looksUntilDone: 2 })
  })

  test('as a client of stable-diffusion.cpp names the model and its samplers in other words', async () => {
    const { make, post } = createWebUiClient(my.studio, { authorization: '' })
    const asked = { prompt: 'a wryneck in ink', width: 512, height: 512, steps: 20, cfg_scale: 7, batch_size: 1 }
    const sampled = async (sampler_name: string, scheduler: string) =>
      (await make('txt2img', { ...asked, model: XL, sampler_name, scheduler })).told
    expect(await sampled('dpm++2m', 'karras')).toMatchObject({ sampler_name: 'DPM++ 2M', atelier: { notes: [] } })
    expect(await sampled('tcd', 'discrete')).toMatchObject({
      sd_model_name: XL,
      atelier: {
        notes: [
          'The model has no sampler tcd: it took its own.',
          'The model has no scheduler Uniform: it took its own.',
        ],
      },
    })
    expect(await post('txt2img', { ...asked, model: 'nobody/knows' })).toMatchObject({
      status: 404,
      body: { error: 'model.not_found' },
    })
  })

  test('is told of an extension that it asks for, in its words', async () => {
    const { post } = createWebUiClient(my.studio, { authorization: '' })
    const alwayson_scripts = { ADetailer: { args: [true, { ad_model: 'face_yolov8n.pt' }] } }
    expect(await post('txt2img', wish('a wryneck with details', { alwayson_scripts }))).toMatchObject({
      status: 422,
      body: { error: 'a1111.script_not_found', detail: expect.stringContaining("'ADetailer'") },
    })
  })

  test('comes in with a key as the password, whatever the name', async () => {
    const admin = await setUpAdmin(my.studio)
    const { secret } = await makeKey(my.studio, admin, ['generations:write', 'images:read'])
    expect((await client().ask('GET', 'options')).status).toBe(401)
    const { status, body } = await createWebUiClient(my.studio, basic(secret)).ask<object>('GET', 'options')
    expect(status).toBe(200)
    // What was chosen without a key is not this one's.
    expect(body).not.toMatchObject({ sd_model_checkpoint: XL })
    const unknown = await my.studio.request('/sdapi/v1/options')
    expect(unknown.headers.get('www-authenticate')).toBe('Basic realm="Atelier"')
  })
})
