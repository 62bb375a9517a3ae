import { createGeneration } from '@atelier/contracts'
import { readRecipe } from '@atelier/imaging'
import { expect, test } from 'vitest'
import { followEvents } from '../../../testing/event-stream.ts'
import { callsFor, describeStudio } from '../../../testing/suite.ts'

const small = { width: 256, height: 256 } as const

describeStudio('the images of a generation', { fast: false }, my => {
  test('have the seeds that follow the first one, at the upstream, in the answer and in the files', async () => {
    const prompt = 'a row of poplars'
    const { images, parameters } = await my.generate({ ...small, prompt, seed: 100, count: 3 })
    expect(parameters.seed).toBe(100)
    expect(images.map(image => image.seed)).toEqual([100, 101, 102])
    expect(
      callsFor(my.upstream, prompt)
        .map(call => (call.body as { seed: number }).seed)
        .toSorted((a, b) => a - b),
    ).toEqual([100, 101, 102])
    for (const image of images) {
      const file = new Uint8Array(await (await my.studio.request(image.urls.file)).arrayBuffer())
      expect(readRecipe(file)).toMatchObject({
        source: 'atelier',
        recipe: {
          prompt,
          seed: image.seed,
          width: 256,
          height: 256,
          model: image.model,
          provider: 'huggingface',
          steps: 4,
        },
      })
    }
    expect(new Set(images.map(image => image.sha256)).size).toBe(3)
  })

  test('begin at 0 again behind the largest seed', async () => {
    const { images } = await my.generate({ ...small, prompt: 'round the end', seed: 4_294_967_294, count: 4 })
    expect(images.map(image => image.seed)).toEqual([4_294_967_294, 4_294_967_295, 0, 1])
  })

  test('have a random seed, recorded and shown, where none is given', async () => {
    const seedless = await Promise.all(
      ['one', 'two', 'three'].map(async name => my.generate({ ...small, prompt: `seedless ${name}` })),
    )
    const seeds = seedless.map(generation => generation.parameters.seed)
    expect(seedless.map(generation => generation.images[0]?.seed)).toEqual(seeds)
    expect(seeds.every(seed => Number.isInteger(seed) && seed >= 0 && seed <= 4_294_967_295)).toBe(true)
    expect(new Set(seeds).size).toBe(3)
  })

  test('are as many as were asked for, up to eight', async () => {
    const { images, progress } = await my.generate({ ...small, prompt: 'eight', count: 8, seed: 1 })
    expect(images.map(image => image.seed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(progress).toBe(1)
  })

  test('bear all that is known of them', async () => {
    const generation = await my.generate({
      model: 'stabilityai/stable-diffusion-xl-base-1.0',
      prompt: 'a fox in the snow',
      negativePrompt: 'fog',
      width: 320,
      height: 256,
      steps: 20,
      guidance: 6.5,
      seed: 5,
    })
    expect(generation.images[0]).toMatchObject({
      generationId: generation.id,
      prompt: 'a fox in the snow',
      negativePrompt: 'fog',
      model: 'stabilityai/stable-diffusion-xl-base-1.0',
      provider: 'huggingface',
      mimeType: 'image/png',
      width: 320,
      height: 256,
      seed: 5,
      steps: 20,
      guidance: 6.5,
      favorite: false,
      title: null,
      trashedAt: null,
    })
    expect(generation.images[0]?.filename).toMatch(/^a-fox-in-the-snow-[0-9a-f]{12}\.png$/)
    expect(generation.images[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('are told of one by one, and the progress never falls', async () => {
    const stream = await followEvents(my.studio)
    const {
      body: { id },
    } = await my.studio.call(createGeneration, {
      body: { ...small, prompt: 'told of', count: 3, model: 'black-forest-labs/FLUX.1-dev' },
    })
    await stream.next('generation.succeeded', data => 'generation' in data && data.generation.id === id)
    await stream.close()
    const told = stream.messages.flatMap(({ event, data }) =>
      'generation' in data && data.generation.id === id ? [{ event, ...data.generation }] : [],
    )
    expect(told.at(0)).toMatchObject({ event: 'generation.queued', status: 'queued', progress: 0 })
    expect(told.at(1)).toMatchObject({ event: 'generation.started', status: 'running', attempts: 1 })
    expect(told.slice(2, -1).every(({ event }) => event === 'generation.progress')).toBe(true)
    expect(told.at(-1)).toMatchObject({ event: 'generation.succeeded', status: 'succeeded', progress: 1 })
    const progress = told.map(generation => generation.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress.filter(value => value > 0 && value < 1).length).toBeGreaterThanOrEqual(2)
    expect(told.map(({ images }) => images.length)).toEqual(
      told.map(({ images }) => images.length).toSorted((a, b) => a - b),
    )
    const made = stream.messages.flatMap(({ event, data }) =>
      event === 'image.created' && 'image' in data ? [data.image] : [],
    )
    expect(made.map(image => image.generationId)).toEqual([id, id, id])
  })
})
