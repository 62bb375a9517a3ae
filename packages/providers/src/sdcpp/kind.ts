import { Type } from 'typebox'
import { ProviderError } from '../port/errors.ts'
import { defineKind } from '../port/kind.ts'
import { createSdCppEngine } from './engine.ts'
import { askWhatItHas } from './has.ts'
import { withDefaults } from './options.ts'
import { createServer } from './server.ts'

const Settings = Type.Object({
  baseUrl: Type.String({
    format: 'uri',
    title: 'Address',
    description: 'Where sd-server listens.',
    default: 'http://127.0.0.1:1234',
  }),
  username: Type.Optional(
    Type.String({ title: 'User name', description: 'If a proxy in front of it asks for one.', maxLength: 200 }),
  ),
  password: Type.Optional(
    Type.String({ writeOnly: true, title: 'Password', description: 'The password of that user.', maxLength: 200 }),
  ),
})

const PATIENCE_MS = 1_500

export const sdCpp = defineKind({
  id: 'sdcpp',
  name: 'stable-diffusion.cpp',
  description: 'The small server of stable-diffusion.cpp, with the model that it was started with.',
  isBuiltIn: false,
  sourceMark: 'trained',
  concurrency: 1,
  settings: Settings,
  environment: {},
  discovery: {
    ports: [1234],
    recognise: async (baseUrl, { signal }) => {
      const config = withDefaults({ id: 'discovery', settings: () => ({ baseUrl }), askTimeoutMs: PATIENCE_MS })
      const server = createServer(config)
      try {
        await askWhatItHas(server, config, signal)
        return { baseUrl }
      } catch (error) {
        if (error instanceof ProviderError) return undefined
        throw error
      } finally {
        await server.close()
      }
    },
  },
  create: ({ id, settings, bounds: { maxImageBytes, timeoutMs, endpointReach } }) =>
    createSdCppEngine({ id, settings, maxImageBytes, timeoutMs, endpointReach }),
})
