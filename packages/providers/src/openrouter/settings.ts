import { Type, type Static } from 'typebox'

export const Settings = Type.Object({
  apiKey: Type.Optional(
    Type.String({ writeOnly: true, title: 'API key', description: 'From openrouter.ai/settings/keys.' }),
  ),
  baseUrl: Type.Optional(
    Type.String({
      format: 'uri',
      title: 'Address',
      description: 'The address of the API. Change it only for a proxy.',
      default: 'https://openrouter.ai/api/v1',
    }),
  ),
})
export type Settings = Static<typeof Settings>
