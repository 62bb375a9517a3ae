import { Type } from 'typebox'

const address = {
  schema: Type.String({ pattern: '^https?://[^\\s]+$' }),
  form: 'be an address that begins with https:// or http://',
  judge: URL.canParse,
}

/** What the environment says of Hugging Face, by the names in the studio's configuration. */
export const huggingFaceEnvironment = {
  hfToken: {
    setting: 'token',
    env: 'HF_TOKEN',
    doc: 'A Hugging Face token with the permission "Inference Providers". It can be set in the app instead.',
    schema: Type.Union([Type.String({ pattern: '^hf_[A-Za-z0-9]+$' }), Type.Null()]),
    default: null,
    shown: 'none',
    form: 'begin with hf_ and go on with letters and digits',
  },
  hfRouterUrl: {
    setting: 'routerUrl',
    env: 'HF_ROUTER_URL',
    doc: 'The router of the Inference Providers.',
    ...address,
    default: 'https://router.huggingface.co',
  },
  hfHubUrl: {
    setting: 'hubUrl',
    env: 'HF_HUB_URL',
    doc: 'The Hugging Face Hub.',
    ...address,
    default: 'https://huggingface.co',
  },
  hfBillTo: {
    setting: 'billTo',
    env: 'HF_BILL_TO',
    doc: 'The organisation that pays.',
    schema: Type.Union([Type.String({ pattern: '^[A-Za-z0-9._-]{1,96}$' }), Type.Null()]),
    default: null,
    shown: 'none',
    form: 'be the name of an organisation on the Hugging Face Hub',
  },
  hfConcurrency: {
    setting: 'concurrency',
    env: 'HF_CONCURRENCY',
    doc: 'Images that each worker asks of Hugging Face at a time.',
    schema: Type.Integer({ minimum: 1, maximum: 1000 }),
    default: 4,
  },
} as const
