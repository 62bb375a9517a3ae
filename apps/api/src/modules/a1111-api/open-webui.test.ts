import { listImages } from '@atelier/contracts'
import { probe } from '@atelier/imaging'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { createWebUiClient, type WebUiClient } from './testing/client.ts'

interface Options {
  readonly sd_model_checkpoint: string
  readonly samples_format: string
}

/** As its settings choose a model: everything that was told comes back, with that changed. */
async function chooseModel({ get, post }: WebUiClient, model: string) {
  const options = await get<Options>('options')
  return post('options', { ...options, sd_model_checkpoint: model })
}

/** As it asks for pictures: no more than this. */
const wish = (prompt: string, more: object = {}) => ({ prompt, batch_size: 1, width: 512, height: 512, ...more })

describeStudio('Open WebUI', {}, my => {
  const client = () => createWebUiClient(my.studio, { authorization: '' })

  test('lists the models, chooses one and gets its picture, without a key where nobody is asked for one', async () => {
    const { get, make } = client()
    const models = await get<{ title: string; model_name: string }[]>('sd-models')
    expect(models).toContainEqual(expect.objectContaining({ title: 'atelier/sketch', model_name: 'Sketch' }))
    expect(models.map(({ title }) => title)).not.toContain('atelier/lanczos')
    expect(await chooseModel(client(), 'atelier/sketch')).toEqual({ status: 200, body: null })
    expect(await get('options')).toMatchObject({ sd_model_checkpoint: 'atelier/sketch', samples_format: 'png' })

    const { images, parameters, told } = await make('txt2img', wish('a red hoopoe on a wall', { steps: 20 }))
    expect(images).toHaveLength(1)
    expect(probe(Buffer.from(images[0] ?? '', 'base64'))).toMatchObject({ mimeType: 'image/png', width: 512 })
    expect(parameters).toEqual(wish('a red hoopoe on a wall', { steps: 20 }))
    expect(told).toMatchObject({
      prompt: 'a red hoopoe on a wall',
      all_prompts: ['a red hoopoe on a wall'],
      negative_prompt: '',
      width: 512,
      height: 512,
      batch_size: 1,
      steps: null,
      cfg_scale: null,
      sampler_name: '',
      sd_model_name: 'atelier/sketch',
      clip_skip: 1,
      job_timestamp: expect.stringMatching(/^\d{14}$/),
    })
    const { items } = (await my.studio.call(listImages, { querystring: { q: 'hoopoe' } })).body
    expect(items.map(({ id }) => id)).toEqual(told.atelier.image_ids)
    expect(told.all_seeds).toEqual([items[0]?.seed])
  })

  test('gets as many pictures as it asks for, with seeds that follow each other', async () => {
    const { make } = client()
    const { images, told } = await make('txt2img', wish('a flock of hoopoes', { batch_size: 3, seed: 41 }))
    expect(new Set(images).size).toBe(3)
    expect(told.all_seeds).toEqual([41, 42, 43])
    expect(told.infotexts).toHaveLength(3)
    expect(told.infotexts[2]).toContain('Seed: 43')
    const drawn = (await make('txt2img', wish('drawn hoopoes', { n_iter: 3 }))).told.all_seeds
    expect(drawn).toEqual([0, 1, 2].map(index => (drawn[0] ?? 0) + index))
  })

  test('is refused a model that nobody knows, and keeps the one before', async () => {
    const before = await client().get<Options>('options')
    expect(await chooseModel(client(), 'sd_xl_base_1.0.safetensors [31e35c80fc]')).toMatchObject({
      status: 404,
      body: { error: 'model.not_found', detail: expect.any(String), body: '', errors: expect.any(String) },
    })
    expect(await client().get('options')).toEqual(before)
  })
})
