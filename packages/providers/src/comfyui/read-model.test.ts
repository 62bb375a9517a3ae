import { describe, expect, test } from 'vitest'
import { ProviderError } from '../port/errors.ts'
import { workflows } from '../testing/comfyui/workflows/index.ts'
import { readModel } from './read-model.ts'

describe('what was dropped', () => {
  test('a workflow becomes a model with a name, an id and what it says itself', () => {
    const { model } = readModel(workflows.sd15)
    expect(model).toMatchObject({
      id: 'text-to-image-with-v1-5-pruned-emaonly',
      name: 'Text to image with v1-5-pruned-emaonly',
      graph: workflows.sd15,
      defaults: { prompt: 'a glass bottle with a galaxy inside', width: 512, steps: 20, sampler: 'euler' },
    })
  })

  test('text, and what was sent to ComfyUI, are read as well', () => {
    expect(readModel(JSON.stringify(workflows.flux)).model.map.prompt).toBe('6.text')
    expect(readModel({ prompt: workflows.flux, client_id: 'x' }).model.name).toBe('Text to image with flux1-dev')
  })

  test('every candidate is offered, and called by what it was found to be', () => {
    const { choices } = readModel(workflows.sd15)
    expect(choices.prompt).toEqual([
      { value: '6.text', label: 'Positive prompt “What to paint” (#6 CLIPTextEncode, text)' },
      { value: '7.text', label: 'Negative prompt (#7 CLIPTextEncode, text)' },
    ])
    expect(choices.seed).toEqual([{ value: '3.seed', label: 'Seed (#3 KSampler, seed)' }])
    expect(choices.output).toEqual([{ value: '9.images', label: 'Output (#9 SaveImage, images)' }])
    expect(choices.model).toEqual([
      { value: '4.ckpt_name', label: 'Model file “Load Checkpoint” (#4 CheckpointLoaderSimple, ckpt_name)' },
    ])
    expect(choices.image).toEqual([])
  })

  test('what it can be asked for is told by which of its inputs are connected', () => {
    const rules = readModel(workflows.sd15).taskRules
    expect(rules).toEqual([
      { tasks: ['text-to-image'], connected: [], notConnected: ['image'] },
      { tasks: ['inpaint', 'outpaint'], connected: ['image', 'mask'], notConnected: [] },
      { tasks: ['image-to-image'], connected: ['image'], notConnected: [] },
    ])
    const upscale = { tasks: ['upscale'], connected: ['image'], notConnected: ['prompt', 'steps'] }
    expect(readModel(workflows.upscale).taskRules).toEqual([rules[0], upscale, ...rules.slice(1)])
  })

  test('a workflow of which all is clear has no remarks', () => {
    expect(readModel(workflows.sd15).remarks).toEqual([])
    expect(readModel(workflows.flux).remarks).toEqual([])
    expect(readModel(workflows.inpaint).remarks).toEqual([])
  })

  test.each([
    ['sdxl', 'There are 2 samplers. Seed, steps and guidance go into the first, KSamplerAdvanced (#10)'],
    ['hiresFix', 'It makes 2 pictures at a time, of which the studio takes the first.'],
    ['sd3', 'It only shows the picture and does not save it'],
    ['qwenEdit', 'It takes 2 pictures: the first is what it begins with, the others are references.'],
    ['controlled', 'The picture is not what the sampler begins with'],
    ['inpaintByPicture', 'The workflow turns the mask round'],
    ['upscale', 'There is no sampler: seed, steps and guidance cannot be chosen.'],
  ] as const)('%s: what is doubtful is said', (name, remark) => {
    const { remarks } = readModel(workflows[name])
    expect(remarks.filter(text => text.startsWith(remark))).toHaveLength(1)
    expect(remarks.filter(text => !/^[A-Z].+\.$/s.test(text))).toEqual([])
  })

  test.each([
    [
      'as the page stores it',
      { nodes: [], links: [], version: 0.4 },
      'This workflow is not in the API format, which a program can run.',
    ],
    ['some other JSON', { some: 'thing' }, 'This file is no workflow of ComfyUI.'],
    ['nothing', {}, 'This file is no workflow of ComfyUI.'],
    ['no JSON', 'PNG', 'This file is no JSON.'],
    ['a list', [], 'This file is no workflow of ComfyUI.'],
  ])('%s is refused in words that say how to export it', (_name, file, message) => {
    let thrown: unknown
    try {
      readModel(file)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(ProviderError)
    expect(thrown).toMatchObject({
      code: 'provider.bad_request',
      message,
      suggestion: expect.stringContaining('Workflow → Export (API)'),
    })
  })

  test('one that is too large is refused', () => {
    const text = 'x'.repeat(1_000_001)
    expect(() => readModel({ '1': { class_type: 'Note', inputs: { text } } })).toThrow(/larger than 1 MB/)
  })
})
