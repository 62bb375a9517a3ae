import { defineKind } from '../port/kind.ts'
import { createOpenRouterEngine } from './engine.ts'
import { Settings } from './settings.ts'

export const openRouter = defineKind({
  id: 'openrouter',
  name: 'OpenRouter',
  description: 'Image models of many providers with one key; it says what each picture cost.',
  isBuiltIn: false,
  sourceMark: 'trained',
  links: {
    token: 'https://openrouter.ai/settings/keys',
    credits: 'https://openrouter.ai/settings/credits',
    model: 'https://openrouter.ai/{model}',
  },
  concurrency: 4,
  settings: Settings,
  environment: {},
  create: ({ id, settings, bounds: { maxImageBytes, timeoutMs, endpointReach } }) =>
    createOpenRouterEngine({ id, settings, reach: endpointReach, maxImageBytes, timeoutMs }),
})
