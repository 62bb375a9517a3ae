import { Type } from 'typebox'
import { defineKind } from '../port/kind.ts'
import { createHuggingFaceEngine } from './engine.ts'
import { huggingFaceEnvironment } from './environment.ts'

const Settings = Type.Object({
  token: Type.Optional(
    Type.String({ writeOnly: true, description: 'A token with the permission "Make calls to Inference Providers".' }),
  ),
  endpoints: Type.Array(Type.Object({ model: Type.String(), url: Type.String({ format: 'uri' }) }), {
    description: 'Inference endpoints of your own, a model each.',
  }),
  routerUrl: Type.String({ description: 'The router of the Inference Providers.' }),
  hubUrl: Type.String({ description: 'The Hub.' }),
  billTo: Type.Optional(Type.String({ description: 'The organisation that pays.' })),
})

export const huggingFace = defineKind({
  id: 'huggingface',
  name: 'Hugging Face',
  description: 'Hundreds of models through the Inference Providers, and endpoints of your own.',
  isBuiltIn: false,
  sourceMark: 'trained',
  links: {
    token: 'https://huggingface.co/settings/tokens',
    credits: 'https://huggingface.co/settings/billing',
    model: 'https://huggingface.co/{model}',
  },
  concurrency: 4,
  settings: Settings,
  environment: huggingFaceEnvironment,
  create: ({ id, settings, bounds: { maxImageBytes, timeoutMs, allowPrivateNetwork, endpointReach } }) => {
    const { routerUrl, hubUrl, billTo } = settings()
    return createHuggingFaceEngine({
      id,
      routerUrl,
      hubUrl,
      billTo,
      token: () => settings().token,
      endpoints: () => settings().endpoints,
      maxImageBytes,
      callTimeoutMs: timeoutMs,
      pollTimeoutMs: timeoutMs,
      allowPrivateNetwork,
      endpointReach,
    })
  },
})
