import { afterEach, describe, expect, test } from 'vitest'
import { Value } from 'typebox/value'
import type { EngineModel } from '../port/manifest.ts'
import { FILES, nodeClasses } from '../testing/comfyui/object-info.ts'
import { ALL, engineAt, openComfyUi, workflowsOf, type Opening } from '../testing/comfyui/open.ts'

const { signal } = new AbortController()
const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(close => close()))
})

const open = async (opening: Opening = {}) => {
  const subject = await openComfyUi(opening)
  opened.push(subject.close)
  const find = async (id: string): Promise<EngineModel> => {
    const model = await subject.engine.models.find(id, { signal })
    if (!model) throw new Error(`There is no model ${id}.`)
    return model
  }
  return { ...subject, find }
}

describe('what a workflow can be asked for', () => {
  test('follows from what it needs', async () => {
    const { engine } = await open({ names: ALL })
    const models = await engine.models.list({ signal })
    expect(Object.fromEntries(models.map(({ id, tasks }) => [id, Object.keys(tasks)]))).toEqual({
      sd15: ['text-to-image'],
      sdxl: ['text-to-image'],
      controlled: ['image-to-image'],
      hiresfix: ['text-to-image'],
      sd3: ['text-to-image'],
      flux: ['text-to-image'],
      qwenedit: ['image-to-image'],
      imagetoimage: ['image-to-image'],
      inpaint: ['inpaint', 'outpaint'],
      inpaintbyfile: ['inpaint', 'outpaint'],
      inpaintbypicture: ['inpaint', 'outpaint'],
      upscale: ['upscale'],
    })
    expect(models.filter(({ status }) => status !== 'ready').map(({ id, reason }) => [id, reason])).toEqual([
      ['controlled', 'This workflow uses a node that this ComfyUI does not have: Seed (rgthree). Install it there.'],
    ])
  })

  test('how many references, how strong, how much larger', async () => {
    const { find } = await open({ names: ALL })
    const { tasks: edit } = await find('qwenedit')
    const { tasks: image } = await find('imagetoimage')
    const { tasks: upscale } = await find('upscale')
    expect(edit['image-to-image']?.references).toBe(1)
    expect(image['image-to-image']).toMatchObject({ references: 0, strength: { min: 0, max: 1, default: 0.87 } })
    expect(upscale.upscale?.scales).toEqual([4])
  })

  test('the default is one that makes pictures from words', async () => {
    expect((await open({ names: ['upscale', 'flux'] })).engine.models.defaultId).toBe('flux')
    expect((await open({ names: ['upscale'] })).engine.models.defaultId).toBe('upscale')
  })
})

describe('limits', () => {
  test('are around the workflow’s own values, inside what its nodes take', async () => {
    const { find } = await open()
    const { tasks } = await find('sd15')
    expect(tasks['text-to-image']?.limits).toEqual({
      width: { min: 16, max: 4096, default: 512, multipleOf: 8 },
      height: { min: 16, max: 4096, default: 512, multipleOf: 8 },
      steps: { min: 1, max: 150, default: 20 },
      guidance: { min: 0, max: 30, default: 8 },
      seed: { min: 0, max: 4294967295, default: 0 },
      count: { min: 1, max: 8, default: 1 },
      negativePrompt: { maxLength: 10000 },
    })
  })

  test('what a workflow has no input for is null, and a picture keeps its own size', async () => {
    const { find } = await open({ names: ['upscale', 'flux'] })
    const { tasks: upscale } = await find('upscale')
    const { tasks: flux } = await find('flux')
    expect(upscale.upscale?.limits).toMatchObject({ steps: null, guidance: null, seed: null, negativePrompt: null })
    expect(upscale.upscale?.limits.width.max).toBe(16384)
    expect(flux['text-to-image']?.limits).toMatchObject({ negativePrompt: null, guidance: { default: 3.5 } })
  })
})

describe('options', () => {
  test('are what ComfyUI has, with the workflow’s own as defaults', async () => {
    const { find } = await open()
    const { options } = await find('sd15')
    expect(options?.properties).toMatchObject({
      sampler: { enum: ['euler', 'euler_ancestral', 'dpmpp_2m', 'dpmpp_sde', 'ddim'], default: 'euler' },
      scheduler: { enum: ['normal', 'karras', 'simple', 'sgm_uniform'], default: 'normal' },
      model: { enum: FILES.checkpoints, default: 'v1-5-pruned-emaonly.safetensors' },
      loras: { type: 'array', items: { properties: { name: { enum: FILES.loras }, weight: { default: 1 } } } },
    })
    const isTaken = (value: object) => options !== null && Value.Check(options, value)
    expect([{}, { sampler: 'ddim' }, { loras: [{ name: FILES.loras[0], weight: 0.5 }] }].map(isTaken)).toEqual([
      true,
      true,
      true,
    ])
    expect([{ sampler: 'none' }, { loras: [{ name: 'none', weight: 1 }] }, { other: 1 }].map(isTaken)).toEqual([
      false,
      false,
      false,
    ])
  })

  test('a workflow without any has none', async () => {
    const { find } = await open({ names: ['upscale'] })
    expect((await find('upscale')).options).toBeNull()
  })
})

describe('what is missing there', () => {
  test('a file that a workflow loads', async () => {
    const classes = {
      ...nodeClasses,
      CheckpointLoaderSimple: {
        required: { ckpt_name: [['other.safetensors']] as const },
        optional: {},
        outputs: ['MODEL', 'CLIP', 'VAE'],
        isOutput: false,
      },
    }
    const { find } = await open({ standIn: { classes } })
    expect(await find('sd15')).toMatchObject({
      status: 'unavailable',
      reason:
        'This workflow loads a file that this ComfyUI does not have: v1-5-pruned-emaonly.safetensors. Put it there.',
    })
  })

  test('no workflow: the engine says what to do', async () => {
    const { engine } = await open({ names: [] })
    expect(engine.availability()).toEqual({
      available: false,
      reason: 'Add a workflow in API format on the page of the engines.',
    })
    expect(await engine.models.list({ signal })).toEqual([])
  })
})

describe('while ComfyUI is away', () => {
  test('the workflows are listed with what they say themselves, and that this is not all is told', async () => {
    const engine = engineAt('http://127.0.0.1:9', { names: ['sd15'] })
    opened.push(engine.close)
    const failures: string[] = []
    const [model] = await engine.models.list({ signal, onIncomplete: ({ code }) => failures.push(code) })
    expect(failures).toEqual(['provider.unavailable'])
    expect(model).toMatchObject({ id: 'sd15', status: 'ready' })
    expect(model?.tasks['text-to-image']?.limits.width).toEqual({ min: 16, max: 4096, default: 512 })
    expect(model?.options?.properties).toMatchObject({ sampler: { default: 'euler' } })
  })

  test('what was known last is used on', async () => {
    let now = 0
    const { engine, server, find } = await open({ options: { now: () => now, infoTtlMs: 1000 } })
    const before = await find('sd15')
    server.restart(1000)
    now += 2000
    const failures: string[] = []
    const [model] = await engine.models.list({ signal, onIncomplete: ({ code }) => failures.push(code) })
    expect(model).toEqual(before)
    expect(failures).toEqual(['provider.unavailable'])
  })

  test('a list waits no longer than a page may', async () => {
    const { engine, server } = await open({ options: { glanceMs: 30 } })
    server.fault('hang', { at: 'GET /object_info', times: 100 })
    const failures: string[] = []
    const models = await engine.models.list({ signal, onIncomplete: ({ message }) => failures.push(message) })
    expect(models).toHaveLength(1)
    expect(failures).toEqual(['ComfyUI takes long to say what its nodes take.'])
  })
})

test('of two workflows with one id the first counts', async () => {
  const workflows = [
    ...workflowsOf(['sd15']),
    ...workflowsOf(['sd15']).map(workflow => ({ ...workflow, name: 'Other' })),
  ]
  const { engine } = await open({ settings: { workflows } })
  expect((await engine.models.list({ signal })).map(({ name }) => name)).toEqual(['sd15'])
})

test('a search looks at ids and names', async () => {
  const { engine } = await open({ names: ['sd15', 'flux'] })
  expect((await engine.models.list({ signal, search: 'FLU' })).map(({ id }) => id)).toEqual(['flux'])
})
