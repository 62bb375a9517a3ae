import { expect, test } from 'vitest'
import {
  canDo,
  complete,
  forTask,
  isWhole,
  NOTHING,
  resultSize,
  sizeLike,
  taskOf,
  type Beyond,
} from './beyond-values.ts'
import { sampleLimits, sampleModel } from '../testing/samples.ts'

const limits = sampleLimits
const taskLimits = { limits, references: 0, strength: { min: 0, max: 1, default: 0.6 }, scales: [] }
const model = {
  ...sampleModel('a/b'),
  tasks: ['text-to-image' as const, 'image-to-image' as const, 'inpaint' as const],
  taskLimits: {
    'text-to-image': { ...taskLimits, strength: null },
    'image-to-image': { ...taskLimits, references: 1 },
    inpaint: taskLimits,
    upscale: { ...taskLimits, strength: null, scales: [2, 4] },
    outpaint: taskLimits,
  },
  options: { type: 'object', properties: { sampler: { type: 'string' }, loras: {}, clipSkip: {}, hiresFix: {} } },
}
const start = { ref: { imageId: 'a' }, width: 1200, height: 800, url: '/a' }
const reference = { ref: { uploadId: 'r' }, width: 10, height: 10, url: '/r' }
const begun: Beyond = { ...NOTHING, start, strength: 0.4 }
const request = { prompt: 'a fox', width: 512, height: 512 }

test('without a picture it is made from words, whatever task was chosen before', () => {
  expect(taskOf({ ...NOTHING, task: 'inpaint' })).toBe('text-to-image')
  expect(taskOf({ ...NOTHING, references: [reference] })).toBe('image-to-image')
  expect(taskOf({ ...begun, task: 'inpaint' })).toBe('inpaint')
  expect(complete(request, model, NOTHING)).toEqual(request)
})

test('a part is made anew by a mask, and extending needs to know how far', () => {
  expect(isWhole({ ...begun, task: 'inpaint' })).toBe(false)
  expect(isWhole({ ...begun, task: 'inpaint', mask: { uploadId: 'm', url: '' } })).toBe(true)
  expect(isWhole({ ...begun, task: 'outpaint' })).toBe(false)
})

test('what is sent is what the task and the model take', () => {
  expect(complete(request, model, { ...begun, references: [reference, reference] })).toEqual({
    ...request,
    task: 'image-to-image',
    inputs: { image: { imageId: 'a' }, references: [{ uploadId: 'r' }] },
    strength: 0.4,
  })
  expect(complete(request, model, { ...begun, task: 'inpaint', mask: { uploadId: 'm', url: '' } })).toEqual({
    prompt: 'a fox',
    task: 'inpaint',
    inputs: { image: { imageId: 'a' }, mask: { uploadId: 'm' } },
    strength: 0.4,
  })
  expect(complete(request, model, { ...begun, task: 'upscale', scale: 4 })).toEqual({
    prompt: 'a fox',
    task: 'upscale',
    inputs: { image: { imageId: 'a' } },
    scale: 4,
  })
})

test('options go into the fields that there are for them, and no others', () => {
  const hiresFix = { scale: 2, upscaler: 'Latent' }
  const loras = [{ name: 'film', weight: 0.8 }, { name: '' }]
  const options = { sampler: 'Euler', loras, clipSkip: 2, hiresFix, tiling: true }
  expect(complete(request, model, { ...NOTHING, options })).toEqual({
    ...request,
    sampler: 'Euler',
    loras: [{ name: 'film', weight: 0.8 }],
    options: { clipSkip: 2, hiresFix },
  })
})

test('a model is shown with the limits of its task', () => {
  const other = { ...limits, steps: { min: 1, max: 9, default: 3 } }
  const two = { ...model, taskLimits: { ...model.taskLimits, inpaint: { ...taskLimits, limits: other } } }
  expect(forTask(two, 'inpaint').limits.steps?.max).toBe(9)
  expect([canDo(model, 'inpaint'), canDo(model, 'upscale')]).toEqual([true, false])
})

test('an option that is not for the task is neither shown nor sent, and kept for the one that takes it', () => {
  const hiresFix = { type: 'object', 'x-tasks': ['text-to-image'] }
  const upscaler = { type: 'string', 'x-tasks': ['upscale'] }
  const properties = { sampler: { type: 'string' }, hiresFix, upscaler }
  const two = { ...model, options: { type: 'object', properties } }
  expect(forTask(two, 'image-to-image').options).toEqual({
    type: 'object',
    properties: { sampler: { type: 'string' } },
  })
  expect(forTask({ ...model, options: { type: 'object', properties: { upscaler } } }, 'inpaint').options).toBeNull()
  const options = { sampler: 'Euler', hiresFix: { scale: 2 }, upscaler: 'Lanczos' }
  expect(complete(request, two, { ...begun, options })).not.toHaveProperty('options')
  expect(complete(request, two, { ...NOTHING, options })).toMatchObject({ options: { hiresFix: { scale: 2 } } })
  expect(complete(request, two, { ...begun, task: 'upscale', options })).toHaveProperty('options', {
    upscaler: 'Lanczos',
  })
})

test('a picture of another one is as large, or has its shape', () => {
  const side = { min: 256, max: 1024, default: 512, multipleOf: 8 }
  const bounded = { ...limits, width: side, height: side }
  expect(sizeLike({ width: 600, height: 400 }, bounded)).toEqual({ width: 600, height: 400 })
  expect(sizeLike({ width: 4096, height: 2048 }, bounded)).toEqual({ width: 1024, height: 512 })
  expect(sizeLike({ width: 128, height: 64 }, bounded)).toEqual({ width: 512, height: 256 })
})

test('how large it becomes follows from the start where the task says so', () => {
  expect(resultSize({ ...begun, task: 'upscale', scale: 2 }, model)).toEqual({ width: 2400, height: 1600 })
  expect(resultSize({ ...begun, task: 'outpaint', extend: { left: 8, top: 0, right: 8, bottom: 16 } }, model)).toEqual({
    width: 1216,
    height: 816,
  })
  expect(resultSize(begun, model)).toBeUndefined()
  const byFour = { taskLimits: { upscale: { ...taskLimits, scales: [4] } } }
  expect(resultSize({ ...begun, task: 'upscale', scale: 2 }, byFour)).toEqual({ width: 4800, height: 3200 })
})
