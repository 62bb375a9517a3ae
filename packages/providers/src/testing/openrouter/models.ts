/** A model as OpenRouter lists it, and what its endpoints take for a picture. */
export interface StandInModel {
  readonly id: string
  readonly name: string
  readonly inputs: readonly string[]
  readonly parameters: Readonly<Record<string, object>>
  readonly endpoints: readonly { readonly provider: string; readonly pricing: readonly object[] }[]
}

const oneOf = (...values: readonly string[]) => ({ type: 'enum', values })
const range = (min: number, max: number) => ({ type: 'range', min, max })
const flag = { type: 'boolean' }
const perImage = (cost: number) => ({ billable: 'output_image', unit: 'image', cost_usd: cost })

export const standardModels = (): StandInModel[] => [
  {
    id: 'bytedance-seed/seedream-4.5',
    name: 'Seedream 4.5',
    inputs: ['text', 'image'],
    parameters: {
      n: range(1, 10),
      resolution: oneOf('1K', '2K', '4K'),
      aspect_ratio: oneOf('1:1', '4:3', '3:4', '16:9', '9:16', 'auto'),
      seed: flag,
      input_references: range(0, 10),
    },
    endpoints: [
      { provider: 'Bytedance', pricing: [perImage(0.04)] },
      { provider: 'Elsewhere', pricing: [perImage(0.05), { billable: 'input_image', unit: 'image', cost_usd: 0.001 }] },
    ],
  },
  {
    id: 'openai/gpt-image-2',
    name: 'GPT Image 2',
    inputs: ['text', 'image'],
    parameters: {
      size: oneOf('1024x1024', '1536x1024', '1024x1536'),
      quality: oneOf('auto', 'low', 'medium', 'high'),
      background: oneOf('auto', 'transparent', 'opaque'),
      output_format: oneOf('png', 'jpeg', 'webp'),
      output_compression: range(0, 100),
      input_references: range(0, 16),
    },
    endpoints: [{ provider: 'OpenAI', pricing: [{ billable: 'output_image', unit: 'token', cost_usd: 0.00003 }] }],
  },
  {
    id: 'black-forest-labs/flux.2-pro',
    name: 'FLUX.2 Pro',
    inputs: ['text'],
    parameters: { aspect_ratio: oneOf('1:1', '16:9', '9:16'), seed: range(0, 1000) },
    endpoints: [
      {
        provider: 'Black Forest Labs',
        pricing: [{ billable: 'output_image', unit: 'megapixel', cost_usd: 0.03 }],
      },
    ],
  },
  {
    id: 'sourceful/riverflow-edit',
    name: 'Riverflow Edit',
    inputs: ['text', 'image'],
    parameters: { input_references: range(1, 1) },
    endpoints: [
      {
        provider: 'Sourceful',
        pricing: [
          { ...perImage(0.02), variant: '1K' },
          { ...perImage(0.05), variant: '2K' },
        ],
      },
    ],
  },
  {
    id: 'quiver/vectors',
    name: 'Vectors',
    inputs: ['text'],
    parameters: { output_format: oneOf('svg') },
    endpoints: [],
  },
]
