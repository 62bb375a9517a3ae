import { defineError } from '../../platform/errors.ts'

export const tokenFromEnvironment = defineError(
  'settings.token_from_environment',
  409,
  'HF_TOKEN is set where the studio was started, and wins. Change it there, or unset it to use the settings.',
  'The token comes from HF_TOKEN in the environment; change it there.',
)
export const tokenRefused = defineError(
  'settings.token_refused',
  422,
  'The Hugging Face Hub does not know the token. Make one at huggingface.co/settings/tokens with the permission "Inference Providers".',
  'Hugging Face does not accept this token. Check that it was copied whole and was not revoked.',
)
export const tokenNotChecked = defineError(
  'settings.token_not_checked',
  502,
  'The Hugging Face Hub could not be asked, so the token was not stored.',
  'Hugging Face could not be reached to check the token, so it was not stored. Check the network and try again.',
)
export const endpointTwice = defineError(
  'settings.endpoint_twice',
  422,
  'A model can have one endpoint.',
  (model: string) => `${model} has more than one endpoint; a model can have one.`,
)
export const endpointUrlRefused = defineError(
  'settings.endpoint_url',
  422,
  'An endpoint is an http or https address without credentials in it.',
  (url: string) => `${url} is not an http or https address without credentials.`,
)
