import {
  cancelGeneration,
  createGeneration,
  getGeneration,
  updateSettings,
  type NewGeneration,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'

const SCHNELL = 'black-forest-labs/FLUX.1-schnell'
const SDXL = 'stabilityai/stable-diffusion-xl-base-1.0'
const small = { model: SCHNELL, width: 256, height: 256 } as const

describeStudio('posting a generation', {}, my => {
  const refused = (body: unknown) => my.studio.refused(createGeneration, { body })

  test('it is answered at once with 202, its address and the whole generation', async () => {
    const { status, headers, body } = await my.studio.call(createGeneration, { body: { prompt: 'at once' } })
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/api/v1/generations/${body.id}`)
    expect(headers.get('preference-applied')).toBeNull()
    expect(body).toMatchObject({
      status: 'queued',
      prompt: 'at once',
      negativePrompt: null,
      model: SCHNELL,
      provider: 'huggingface',
      progress: 0,
      attempts: 0,
      images: [],
      error: null,
      waitingUntil: null,
      startedAt: null,
      finishedAt: null,
      parameters: { width: 1024, height: 1024, steps: 4, guidance: null, count: 1 },
    })
    const { body: later } = await my.studio.call(getGeneration, { params: { id: body.id } })
    expect(later.createdAt).toBe(body.createdAt)
  })

  test('with Prefer: wait it is answered with 201 when it is finished', async () => {
    const { status, headers, body } = await my.studio.call(
      createGeneration,
      { body: { ...small, prompt: 'waited for' } },
      { prefer: 'wait=20' },
    )
    expect(status).toBe(201)
    expect(headers.get('preference-applied')).toBe('wait=20')
    expect(headers.get('location')).toBe(`/api/v1/generations/${body.id}`)
    expect(body).toMatchObject({ status: 'succeeded', progress: 1, attempts: 1, error: null })
    expect(body.finishedAt).not.toBeNull()
  })

  test('a picture says what its engine did not know, where the engine can tell', async () => {
    const prompt = 'a red fox and a flibbertigibbet in the snow'
    const drawn = await my.generate({ ...small, model: 'atelier/sketch', prompt })
    expect(drawn.images[0]?.notes).toMatchObject({ unknown: ['flibbertigibbet'] })
    const made = await my.generate({ ...small, prompt })
    expect(made.images.map(image => image.notes)).toEqual([null])
  })

  test('with Prefer: wait it is answered with 202 when the time is over first', async () => {
    const { status, headers, body } = await my.studio.call(
      createGeneration,
      { body: { ...small, prompt: 'too slow [[fault:hang]]' } },
      { prefer: 'respond-async, wait=1' },
    )
    expect(status).toBe(202)
    expect(headers.get('preference-applied')).toBe('wait=1')
    expect(['queued', 'running']).toContain(body.status)
    await my.studio.call(cancelGeneration, { params: { id: body.id } })
  })

  test.each(['', 'wait=0', 'return=minimal', 'wait=soon'])(
    'a preference that asks for no wait is passed over: %j',
    async prefer => {
      const { status, headers } = await my.studio.call(
        createGeneration,
        { body: { ...small, prompt: 'no wait' } },
        { prefer },
      )
      expect(status).toBe(202)
      expect(headers.get('preference-applied')).toBeNull()
    },
  )

  test.each<[string, object]>([
    ['/body/prompt', {}],
    ['/body/prompt', { prompt: '' }],
    ['/body/prompt', { prompt: ' \n\t ' }],
    ['/body/prompt', { prompt: 'x'.repeat(4001) }],
    ['/body/prompt', { prompt: 7 }],
    ['/body/prompt', { prompt: null }],
    ['/body/stepz', { prompt: 'a', stepz: 4 }],
    ['/body/steps', { prompt: 'a', steps: '4' }],
    ['/body/steps', { prompt: 'a', steps: 1.5 }],
    ['/body/width', { prompt: 'a', width: null }],
    ['/body/seed', { prompt: 'a', seed: -1 }],
    ['/body/seed', { prompt: 'a', seed: 4_294_967_296 }],
    ['/body/count', { prompt: 'a', count: 0 }],
    ['/body/count', { prompt: 'a', count: 9 }],
    ['/body/negativePrompt', { prompt: 'a', negativePrompt: 'x'.repeat(4001) }],
    ['/body/model', { prompt: 'a', model: '' }],
    ['/body/typed/styles', { prompt: 'a', typed: { prompt: 'a', negativePrompt: null } }],
    ['/body/typed/prompt', { prompt: 'a', typed: { prompt: 'x'.repeat(4001), negativePrompt: null, styles: [] } }],
    ['/body/typed/seed', { prompt: 'a', typed: { prompt: 'a', negativePrompt: null, styles: [], seed: 1 } }],
  ])('%s is refused by name in %j', async (path, body) => {
    const problem = await refused(body)
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
    expect(problem.detail).toContain(path)
  })

  test('everything that is wrong with a body is named at once', async () => {
    const problem = await refused({ prompt: '', widht: 1, steps: 'many', count: 99 })
    expect(problem.errors?.map(error => error.path).toSorted()).toEqual([
      '/body/count',
      '/body/prompt',
      '/body/steps',
      '/body/widht',
    ])
  })

  test.each<[string, NewGeneration]>([
    ['/body/width', { ...small, prompt: 'a', width: 248 }],
    ['/body/width', { ...small, prompt: 'a', width: 1552 }],
    ['/body/width', { ...small, prompt: 'a', width: 264 }],
    ['/body/height', { ...small, prompt: 'a', height: 1 }],
    ['/body/height', { ...small, prompt: 'a', height: 1537 }],
    ['/body/steps', { ...small, prompt: 'a', steps: 13 }],
    ['/body/guidance', { ...small, prompt: 'a', guidance: 3 }],
    ['/body/negativePrompt', { ...small, prompt: 'a', negativePrompt: 'fog' }],
    ['/body/guidance', { prompt: 'a', model: SDXL, guidance: 20.5 }],
    ['/body/steps', { prompt: 'a', model: SDXL, steps: 61 }],
    ['/body/negativePrompt', { prompt: 'a', model: SDXL, negativePrompt: 'x'.repeat(2001) }],
    ['/body/steps', { prompt: 'a', model: 'atelier/sketch', steps: 10 }],
  ])('%s outside the limits of the model is refused by name in %j', async (path, body) => {
    const problem = await refused(body)
    expect(problem).toMatchObject({ status: 400, code: 'generation.parameters_out_of_limits' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })

  test('every parameter outside the limits of the model is named at once', async () => {
    const problem = await refused({
      prompt: 'a',
      model: SCHNELL,
      width: 8,
      height: 4096,
      steps: 50,
      guidance: 1,
      negativePrompt: 'fog',
    })
    expect(problem.errors?.map(error => error.path)).toEqual([
      '/body/width',
      '/body/height',
      '/body/steps',
      '/body/guidance',
      '/body/negativePrompt',
    ])
    expect(problem.detail).toContain('width must be 256 to 1536')
  })

  test('the edges of the limits are inside', async () => {
    const { body } = await my.studio.call(createGeneration, {
      body: {
        prompt: 'x'.repeat(4000),
        model: SDXL,
        width: 1536,
        height: 256,
        steps: 60,
        guidance: 20,
        seed: 4_294_967_295,
        count: 1,
        negativePrompt: 'y'.repeat(2000),
      },
    })
    expect(body.parameters).toEqual({
      width: 1536,
      height: 256,
      steps: 60,
      guidance: 20,
      seed: 4_294_967_295,
      count: 1,
      strength: null,
      maskBlur: null,
      keepUnmasked: null,
      scale: null,
      extend: null,
      sampler: null,
      scheduler: null,
      loras: [],
      options: {},
    })
    expect(body.prompt).toHaveLength(4000)
  })

  test('characters outside of ASCII arrive as they were sent', async () => {
    const prompt = '雪の灯台 🗼 — “Zürich”, naïve\n\tsecond line'
    const generation = await my.generate({ ...small, prompt })
    expect(generation).toMatchObject({ status: 'succeeded', prompt })
    expect(generation.images[0]?.prompt).toBe(prompt)
  })

  test.each(['nul \u0000 inside', 'half a pair \ud83d inside'])(
    'text that no database can hold is refused by name: %j',
    async prompt => {
      expect(await refused({ ...small, prompt })).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: '/body/prompt' }],
      })
      expect(await refused({ model: SDXL, prompt: 'a', negativePrompt: prompt })).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: '/body/negativePrompt' }],
      })
    },
  )

  test.each(['nobody/nothing', 'stand-in/text-only', 'gpt2', 'not a model id', '../../etc/passwd'])(
    'a model that does not exist is a 404: %s',
    async model => {
      expect(await refused({ prompt: 'a', model })).toMatchObject({ status: 404, code: 'model.not_found' })
    },
  )

  test('a model that nobody serves is a 409 that names another one', async () => {
    const problem = await refused({ prompt: 'a', model: 'runwayml/stable-diffusion-v1-5' })
    expect(problem).toMatchObject({ status: 409, code: 'model.unavailable' })
    expect(problem.detail).toContain(`Use ${SDXL} instead`)
  })

  test('a model from the Hub that the catalogue does not know can be used', async () => {
    expect(
      await my.generate({ prompt: 'from the hub', model: 'stand-in/watercolour', width: 256, height: 256 }),
    ).toMatchObject({ status: 'succeeded', model: 'stand-in/watercolour' })
  })

  test('the default model of the settings is used where none is named', async () => {
    await my.studio.call(updateSettings, { body: { defaultModel: 'atelier/sketch' } })
    const { body } = await my.studio.call(createGeneration, { body: { prompt: 'the chosen default' } })
    expect(body).toMatchObject({ model: 'atelier/sketch', provider: 'sketch' })
    await my.studio.call(updateSettings, { body: { defaultModel: null } })
  })
})

describeStudio('posting a generation without a token', { config: { hfToken: null } }, my => {
  test('a model that needs one is a 409 that says so', async () => {
    const problem = await my.studio.refused(createGeneration, { body: { prompt: 'a', model: SCHNELL } })
    expect(problem).toMatchObject({ status: 409, code: 'provider.not_configured' })
    expect(problem.detail).toMatch(/token/)
  })

  test('the built-in model needs none and is the default', async () => {
    const { status, body } = await my.studio.call(
      createGeneration,
      { body: { prompt: 'a hill', width: 256, height: 256 } },
      { prefer: 'wait=20' },
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({
      status: 'succeeded',
      model: 'atelier/sketch',
      provider: 'sketch',
      parameters: { steps: null, guidance: null },
    })
  })
})
