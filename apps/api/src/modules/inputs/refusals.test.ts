import { createGeneration, type Image } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter } from '../../testing/painter.ts'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { sendUpload } from './testing/uploads.ts'

const GONE = '01937b5e-8a57-7c3e-b0a1-00000000dead'

describeStudio('a request that contradicts itself', {}, my => {
  let start: Image
  let uploadId: string
  beforeAll(async () => {
    teachPainter(my.studio)
    start = await importPicture(my.studio, {}, { width: 96, height: 64 })
    uploadId = (await sendUpload(my.studio, makePng({ width: 96, height: 64 }))).id
  })
  /** The parts of the request that are named, and what is said of them. */
  async function refused(body: object): Promise<readonly (readonly [string, string])[]> {
    const { status, errors = [] } = await my.studio.refused(createGeneration, {
      body: { prompt: 'a fox', model: PAINTER, ...body },
    })
    expect(status).toBe(400)
    return errors.map(({ path, message }) => [path, message] as const)
  }
  const image = () => ({ imageId: start.id })

  test('names both sides', async () => {
    const inputs = { image: image() }
    expect(await refused({ task: 'text-to-image', inputs })).toEqual([
      ['/body/inputs/image', 'does not go with the task text-to-image'],
    ])
    expect(await refused({ inputs, extend: { left: 64 }, scale: 2 })).toEqual([
      ['/body/scale', 'does not go with /extend, which asks for outpaint'],
    ])
    expect(await refused({ inputs: { ...inputs, mask: { uploadId } }, scale: 2 })).toEqual([
      ['/body/scale', 'does not go with /inputs/mask, which asks for inpaint'],
    ])
    expect(await refused({ strength: 0.5 })).toEqual([['/body/strength', 'does not go with the task text-to-image']])
  })

  test('names what a task lacks', async () => {
    expect(await refused({ task: 'inpaint', inputs: { image: image() } })).toEqual([
      ['/body/inputs/mask', 'is missing: it goes with the task inpaint'],
    ])
    expect(await refused({ task: 'image-to-image' })).toEqual([
      ['/body/inputs', 'is missing: it goes with the task image-to-image'],
    ])
    expect(await refused({ scale: 2 })).toEqual([
      ['/body/inputs/image', 'is missing: it goes with /scale, which asks for upscale'],
    ])
    expect(await refused({ inputs: { image: image() }, extend: { left: 0 } })).toEqual([
      ['/body/extend', 'must be more than 0 at one side'],
    ])
  })

  test.each([
    [{ image: {} }, '/body/inputs/image'],
    [{ image: { imageId: GONE, uploadId: GONE } }, '/body/inputs/image'],
    [{ mask: { imageId: GONE } }, '/body/inputs/mask/imageId'],
    [{ references: Array.from({ length: 9 }, () => ({ imageId: GONE })) }, '/body/inputs/references'],
    [{}, '/body/inputs'],
  ])('a picture that is none, %j, is named', async (inputs, path) => {
    expect((await refused({ inputs })).map(([at]) => at)).toContain(path)
  })

  test('words may be left out by what enlarges alone', async () => {
    expect(await refused({ prompt: undefined })).toEqual([['/body/prompt', 'is missing']])
    expect(await refused({ prompt: undefined, inputs: { image: image() } })).toEqual([['/body/prompt', 'is missing']])
    expect(await refused({ prompt: '  ', inputs: { image: image() }, scale: 2 })).toEqual([
      ['/body/prompt', 'must not be empty'],
    ])
  })

  test('what the model does not take is named where it stands, with what it knows', async () => {
    const inputs = { image: image() }
    expect(await refused({ inputs, sampler: 'LMS' })).toEqual([
      ['/body/sampler', 'sampler must be one of Euler a, DPM++ 2M'],
    ])
    expect(await refused({ inputs, scheduler: 'x', options: { quality: 'best', clipSkip: 99, hue: 3 } })).toEqual(
      expect.arrayContaining([
        ['/body/scheduler', 'scheduler must be one of Karras, Simple'],
        ['/body/options/quality', 'options/quality must be one of low, high'],
        ['/body/options/clipSkip', 'options/clipSkip must be at most 12'],
        ['/body/options/hue', 'options/hue is not an option of this model; it has quality, clipSkip'],
      ]),
    )
    expect(await refused({ inputs, options: { passes: 2 } })).toEqual([
      ['/body/options/passes', 'options/passes is not taken by this model for image-to-image'],
    ])
    expect(await refused({ inputs, loras: [{ name: 'oil', weight: 1 }] })).toEqual([
      ['/body/loras/0/name', 'loras/0/name must be one of ink, film'],
    ])
    expect(await refused({ inputs, options: { sampler: 'Euler a' } })).toEqual([
      ['/body/options/sampler', 'options/sampler is asked for as /sampler'],
    ])
  })

  test('sizes that follow from the start stay within the model', async () => {
    const inputs = { image: image() }
    expect(await refused({ inputs, scale: 2, width: 500 })).toEqual([
      ['/body/width', 'width follows from the start and scale: it would be 192'],
    ])
    expect(await refused({ inputs, extend: { right: 4000 } })).toEqual([
      ['/body/extend', 'extend makes a width of 4096 pixels; it must be 64 to 2048'],
    ])
    expect(await refused({ inputs, width: 4096 })).toEqual([['/body/width', 'width must be 64 to 2048']])
  })

  test('a model that cannot do it says so', async () => {
    const body = {
      prompt: 'a fox',
      model: 'atelier/lanczos',
      inputs: { image: image() },
      extend: { left: 64 },
    }
    expect(await my.studio.refused(createGeneration, { body })).toMatchObject({
      status: 400,
      code: 'model.task_unsupported',
      errors: [{ path: '/body/model' }],
    })
  })
})
