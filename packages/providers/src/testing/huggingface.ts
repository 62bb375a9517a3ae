import { createHuggingFaceEngine } from '../huggingface/engine.ts'
import { huggingFace } from '../huggingface/kind.ts'
import type { HuggingFaceOptions } from '../huggingface/options.ts'
import type { ImageParameters, ImageRequest } from '../port/request.ts'
import { openedEngine } from './opened.ts'
import { PARAMETERS } from './parameters.ts'
import { startUpstream, type UpstreamOptions } from './upstream/index.ts'

/** A token as they look, and of nobody. */
export const TOKEN = 'hf_standInTokenOfNobody1234'

/** Names of jobs that no provider gave. */
export const NAMES_OF_NO_JOB = [
  '',
  'fal-ai',
  'nobody /requests/1',
  'hf-inference /models/a',
  'fal-ai https://elsewhere/requests/1',
]

/** One model for each route of the stand-in. */
export const MODEL_OF = {
  'hf-inference': 'stand-in/watercolour',
  nscale: 'black-forest-labs/FLUX.1-schnell',
  together: 'black-forest-labs/FLUX.1-Krea-dev',
  'fal-ai': 'black-forest-labs/FLUX.1-dev',
  replicate: 'Qwen/Qwen-Image',
  wavespeed: 'stabilityai/stable-diffusion-3.5-large',
  deepinfra: 'stand-in/infra',
  'zai-org': 'stand-in/glm-image',
} as const

export const imageRequest = (overrides: Partial<ImageParameters> = {}): ImageRequest => ({
  task: 'text-to-image',
  model: MODEL_OF['hf-inference'],
  ...PARAMETERS,
  ...overrides,
})

/** A clock that only a sleep moves, so that long waits take no time and can be read off. */
const createFakeTime = () => {
  let now = Date.UTC(2026, 0, 1)
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    advance: (ms: number) => {
      now += ms
    },
    sleep: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted()
      waits.push(ms)
      now += ms
    },
  }
}

/** An engine of this kind in front of the stand-in: nothing leaves this machine. */
export const openHuggingFace = async (
  overrides: Partial<HuggingFaceOptions> = {},
  upstreamOptions: UpstreamOptions = {},
) => {
  const upstream = await startUpstream({ token: TOKEN, ...upstreamOptions })
  const time = createFakeTime()
  const work = createHuggingFaceEngine({
    id: huggingFace.id,
    routerUrl: upstream.routerUrl,
    hubUrl: upstream.hubUrl,
    token: () => TOKEN,
    endpoints: () => [],
    allowPrivateNetwork: true,
    now: time.now,
    sleep: time.sleep,
    random: () => 0,
    ...overrides,
  })
  return { upstream, standIn: upstream, time, ...openedEngine({ kind: huggingFace, work, standIn: upstream }) }
}
