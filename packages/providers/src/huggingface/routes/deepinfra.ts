import { imageIn } from './common.ts'
import { parametersOf, type Route } from './route.ts'

/** Like OpenAI's, under a path that says so: the size is `WxH`, the image comes in base64 or as a URL. */
export const deepInfra: Route = {
  id: 'deepinfra',
  call: (request, { providerId }) => ({
    path: '/v1/openai/images/generations',
    body: {
      ...parametersOf(request),
      model: providerId,
      prompt: request.prompt,
      size: `${request.width}x${request.height}`,
      n: 1,
      response_format: 'b64_json',
    },
  }),
  read: ({ json }) => imageIn(json),
}
