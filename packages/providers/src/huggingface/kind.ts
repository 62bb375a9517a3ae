import { Type } from 'typebox'
import { defineKind, RARE } from '../port/kind.ts'
import { createHuggingFaceEngine } from './engine.ts'
import { huggingFaceEnvironment as HF } from './environment.ts'

const KIND_ID = 'huggingface'

const Settings = Type.Object({
  token: Type.Optional(
    Type.String({
      writeOnly: true,
      title: 'Token',
      description: 'A token with the permission "Make calls to Inference Providers".',
    }),
  ),
  endpoints: Type.Array(
    Type.Object({
      model: Type.String({ title: 'Model' }),
      url: Type.String({ format: 'uri', title: 'Address' }),
    }),
    { default: [], title: 'Endpoints', description: 'Inference endpoints of your own, a model each.' },
  ),
  billTo: Type.Optional(
    Type.String({ title: 'Organisation', description: 'The one at Hugging Face that pays.', ...RARE }),
  ),
  // Without a default: what the studio says of all of this kind would not count any more.
  routerUrl: Type.Optional(
    Type.String({
      format: 'uri',
      title: 'Router',
      description: 'The address of the Inference Providers. Change it only for a proxy.',
      ...RARE,
    }),
  ),
  hubUrl: Type.Optional(
    Type.String({
      format: 'uri',
      title: 'Hub',
      description: 'The address of the Hub. Change it only for a mirror.',
      ...RARE,
    }),
  ),
})

export const huggingFace = defineKind({
  id: KIND_ID,
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
  environment: HF,
  create: ({ id, settings, bounds: { maxImageBytes, timeoutMs, allowPrivateNetwork, endpointReach } }) => {
    const { routerUrl = HF.hfRouterUrl.default, hubUrl = HF.hfHubUrl.default, billTo } = settings()
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
      // Its addresses come from a page, but for those of the one that comes with the studio.
      ...(id !== KIND_ID && { serviceReach: endpointReach }),
    })
  },
})
