import { MAX_SEED, type ModelLimits, type NewGeneration } from '@atelier/contracts'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../platform/errors.ts'
import { createRandom } from '../../platform/random.ts'
import { firstSeeds, seedOf, settleParameters, type Means } from './parameters.ts'

const LIMITS: ModelLimits = {
  width: { min: 256, max: 1024, default: 512, multipleOf: 8 },
  height: { min: 256, max: 2048, default: 768, multipleOf: 16 },
  steps: { min: 1, max: 50, default: 20 },
  guidance: { min: 0, max: 20, default: 7.5 },
  seed: { min: 0, max: MAX_SEED, default: 0 },
  count: { min: 1, max: 8, default: 1 },
  negativePrompt: { maxLength: 10 },
}
const PLAIN: ModelLimits = { ...LIMITS, steps: null, guidance: null, seed: null, negativePrompt: null }

const meansOf = (limits: ModelLimits, changes: Partial<Means> = {}): Means => ({
  model: { id: 'a/model', limits, options: null },
  task: 'text-to-image',
  takes: { references: 0, strength: null, scales: [] },
  options: null,
  ...changes,
})
const settle = (requested: Partial<NewGeneration>, limits = LIMITS) =>
  settleParameters(requested, meansOf(limits), () => 42)
function refused(requested: Partial<NewGeneration>, limits = LIMITS): string[] {
  try {
    settle(requested, limits)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'generation.parameters_out_of_limits') throw error
    return (error.errors ?? []).map(({ path }) => path)
  }
  return []
}

describe('what was left out', () => {
  test('has the default of the model, and the seed is drawn', () => {
    expect(settle({})).toEqual({ width: 512, height: 768, steps: 20, guidance: 7.5, seed: 42, count: 1 })
  })

  test('and is no parameter of the model is null', () => {
    expect(settle({}, PLAIN)).toEqual({ width: 512, height: 768, steps: null, guidance: null, seed: 42, count: 1 })
  })
})

describe('what was asked for', () => {
  test('is taken at the edges', () => {
    const low = { width: 256, height: 256, steps: 1, guidance: 0, seed: 0, count: 1 }
    const high = { width: 1024, height: 2048, steps: 50, guidance: 20, seed: MAX_SEED, count: 8 }
    expect(settle(low)).toEqual(low)
    expect(settle(high)).toEqual(high)
    expect(refused({ negativePrompt: '1234567890' })).toEqual([])
  })

  test('and does not fit is named, all of it at once', () => {
    expect(
      refused({ width: 255, height: 2064, steps: 51, guidance: 20.5, count: 9, negativePrompt: '12345678901' }),
    ).toEqual(['/width', '/height', '/steps', '/guidance', '/count', '/negativePrompt'])
    expect(refused({ width: 260 })).toEqual(['/width'])
  })

  test('and is no parameter of the model is named too, but an empty negative prompt asks for nothing', () => {
    expect(refused({ steps: 5, guidance: 1, seed: 3, negativePrompt: 'fog' }, PLAIN)).toEqual([
      '/steps',
      '/guidance',
      '/seed',
      '/negativePrompt',
    ])
    expect(refused({ negativePrompt: '' }, PLAIN)).toEqual([])
  })

  test('is either what it says or refused, for anything at all', () => {
    const random = createRandom(9)
    for (let n = 0; n < 500; n += 1) {
      const requested = {
        width: Math.floor(random() * 150) * 8,
        height: Math.floor(random() * 2200),
        steps: Math.floor(random() * 60),
        count: Math.floor(random() * 10),
      }
      const wrong = (['width', 'height', 'steps', 'count'] as const).filter(name => {
        const { min, max, multipleOf = 1 } = LIMITS[name] ?? { min: 0, max: 0 }
        return requested[name] < min || requested[name] > max || requested[name] % multipleOf !== 0
      })
      expect(refused(requested)).toEqual(wrong.map(name => `/${name}`))
    }
  })
})

test('image k has the seed plus k, round the end of 32 bits', () => {
  const parameters = { width: 1, height: 1, steps: null, guidance: null, seed: MAX_SEED - 1, count: 4 }
  expect([0, 1, 2, 3].map(ordinal => seedOf(parameters, ordinal))).toEqual([MAX_SEED - 1, MAX_SEED, 0, 1])
})

test('a model that takes fewer seeds is asked for none beyond them, not for the last image either', () => {
  const few = { ...LIMITS, seed: { min: 0, max: 44, default: 0 } }
  const last = settle({ seed: 41, count: 4 }, few)
  expect([0, 1, 2, 3].map(ordinal => seedOf(last, ordinal))).toEqual([41, 42, 43, 44])
  expect(refused({ seed: 42, count: 4 }, few)).toEqual(['/seed'])
  expect([settle({ count: 3 }, few).seed, settle({ count: 4 }, few).seed]).toEqual([42, 0])
  expect(firstSeeds(few.seed, 4)).toBe(42)
})
