import { defineKind } from '../port/kind.ts'
import { discovery } from './discovery.ts'
import { createOpenAiEngine } from './engine.ts'
import { Settings } from './settings.ts'

export const openAi = defineKind({
  id: 'openai',
  name: 'OpenAI-compatible',
  description:
    'OpenAI, Together AI, DeepInfra and xAI; LocalAI, vLLM, Ollama and whatever else speaks OpenAI’s image API.',
  isBuiltIn: false,
  sourceMark: 'trained',
  concurrency: 2,
  settings: Settings,
  environment: {},
  discovery,
  create: ({ id, settings, bounds: { maxImageBytes, timeoutMs, allowPrivateNetwork, endpointReach } }) =>
    createOpenAiEngine({
      id,
      settings,
      reach: endpointReach,
      pictureReach: allowPrivateNetwork ? 'anywhere' : 'public',
      maxImageBytes,
      timeoutMs,
    }),
})
