import type { StoredInput } from '@atelier/db'
import type { TaskLimits } from '@atelier/providers'
import { expect, test } from 'vitest'
import { createScriptedProvider } from '../../../testing/workshop.ts'
import type { UsableModel } from '../../models/module.ts'
import { parametersThere } from './fits.ts'

const side = { min: 64, max: 1024, default: 512, multipleOf: 8 }
const limits = {
  width: side,
  height: side,
  steps: null,
  guidance: null,
  seed: { min: 0, max: 4_294_967_295, default: 0 },
  count: { min: 1, max: 4, default: 1 },
  negativePrompt: null,
}
const { provider } = createScriptedProvider()

/** A model that can do the task. */
function there(task: UsableModel['task'], changed: Partial<TaskLimits> = {}): UsableModel {
  const takes = { limits, references: 0, strength: null, scales: [], ...changed }
  const model = {
    id: 'm',
    plainId: 'm',
    name: 'M',
    provider: 'other',
    description: '',
    goodAt: null,
    price: null,
    license: null,
    status: 'ready' as const,
    reason: null,
    replacement: null,
    servedBy: [],
    tasks: [task],
    taskLimits: {},
    options: null,
    limits: takes.limits,
  }
  return { provider, model, task, takes, options: null }
}

const input = (role: StoredInput['role'], width = 256, height = 128): StoredInput => ({
  id: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11',
  role,
  imageId: null,
  mimeType: 'image/png',
  width,
  height,
  sha256: '',
})
const base = { width: 256, height: 128, steps: null, guidance: null, seed: 7, count: 1 }
const strength = { min: 0, max: 1, default: 0.6 }

test('what a picture begins with goes along, and keeps its size', () => {
  const row = { parameters: { ...base, strength: 0.4 }, negativePrompt: null, inputs: [input('image')] }
  expect(parametersThere(row, there('image-to-image', { strength }))).toEqual(row.parameters)
  expect(parametersThere(row, there('image-to-image'))).toBeUndefined()
})

test('references fit where as many are looked at', () => {
  const row = { parameters: base, negativePrompt: null, inputs: [input('reference'), input('reference')] }
  expect(parametersThere(row, there('image-to-image', { references: 2 }))).toMatchObject(base)
  expect(parametersThere(row, there('image-to-image', { references: 1 }))).toBeUndefined()
})

test('what is enlarged and extended comes out as it was to be, or not at all', () => {
  const twice = { parameters: { ...base, width: 512, height: 256, scale: 2 }, negativePrompt: null }
  expect(parametersThere({ ...twice, inputs: [input('image')] }, there('upscale', { scales: [2] }))).toMatchObject({
    width: 512,
    height: 256,
    scale: 2,
  })
  expect(parametersThere({ ...twice, inputs: [input('image')] }, there('upscale', { scales: [4] }))).toBeUndefined()

  const extend = { left: 0, top: 0, right: 64, bottom: 0 }
  const wider = { parameters: { ...base, width: 320, extend }, negativePrompt: null, inputs: [input('image')] }
  expect(parametersThere(wider, there('outpaint'))).toMatchObject({ width: 320, height: 128, extend })
  const steps = { ...limits, width: { ...side, multipleOf: 128 } }
  expect(parametersThere(wider, there('outpaint', { limits: steps }))).toBeUndefined()
})
