import { MAX_SEED } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import {
  onlyFor,
  type EngineModel,
  type GenerateOptions,
  type ImageRequest,
  type ImageResult,
} from '@atelier/providers'
import { Type } from 'typebox'
import type { Studio } from './studio.ts'

export const PAINTER = 'stand-in/painter'

const SIDE = { min: 64, max: 2048, default: 256, multipleOf: 8 } as const
const LIMITS: EngineModel['tasks']['inpaint'] = {
  limits: {
    width: SIDE,
    height: SIDE,
    steps: { min: 1, max: 50, default: 20 },
    guidance: null,
    seed: { min: 0, max: MAX_SEED, default: 0 },
    count: { min: 1, max: 4, default: 1 },
    negativePrompt: { maxLength: 4000 },
  },
  references: 2,
  strength: { min: 0, max: 1, default: 0.75 },
  scales: [2, 4],
}
const FROM_WORDS = { ...LIMITS, references: 0, strength: null, scales: [] }

const MODEL: EngineModel = {
  id: PAINTER,
  name: 'Painter',
  provider: 'sketch',
  description: '',
  goodAt: null,
  price: null,
  license: null,
  status: 'ready',
  reason: null,
  replacement: null,
  servedBy: [],
  tasks: {
    'text-to-image': FROM_WORDS,
    'image-to-image': LIMITS,
    inpaint: LIMITS,
    outpaint: { ...LIMITS, strength: null, references: 0 },
    upscale: {
      ...LIMITS,
      limits: { ...LIMITS.limits, steps: null, negativePrompt: null },
      references: 0,
      strength: null,
    },
  },
  options: Type.Object({
    sampler: Type.Optional(Type.Union([Type.Literal('Euler a'), Type.Literal('DPM++ 2M')])),
    scheduler: Type.Optional(Type.Enum(['Karras', 'Simple'])),
    loras: Type.Optional(Type.Array(Type.Object({ name: Type.Enum(['ink', 'film']), weight: Type.Number() }))),
    quality: Type.Optional(Type.Enum(['low', 'high'])),
    clipSkip: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    passes: Type.Optional(Type.Integer({ minimum: 1, maximum: 3, ...onlyFor('text-to-image') })),
  }),
}

/** Teaches the built-in engine of a studio a model that takes all there is, by the test's own words. */
export function teachPainter({ deps }: Pick<Studio, 'deps'>) {
  const engine = deps.engines.builtIn
  const { find } = engine.models
  const { generate } = engine
  const requests: ImageRequest[] = []
  const script: { paint: (request: ImageRequest, options?: GenerateOptions) => Promise<ImageResult> } = {
    paint: async ({ width, height, seed }) => ({ bytes: makePng({ width, height, seed }) }),
  }
  Object.assign(engine.models, {
    find: async (...[id, options]: Parameters<typeof find>) => (id === PAINTER ? MODEL : find(id, options)),
  })
  Object.assign(engine, {
    generate: async (...[request, options]: Parameters<typeof generate>) => {
      if (request.model !== PAINTER) return generate(request, options)
      requests.push(request)
      options.signal.throwIfAborted()
      return script.paint(request, options)
    },
  })
  return { requests, script }
}
export type Painter = ReturnType<typeof teachPainter>
