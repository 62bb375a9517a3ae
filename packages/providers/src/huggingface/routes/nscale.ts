import { imageIn } from './common.ts'
import { parametersOf, type Route } from './route.ts'

/** Like OpenAI's: the size is `WxH`, the image comes in base64. */
export const nscale: Route = {
  id: 'nscale',
  call: (request, { providerId }) => ({
    path: '/v1/images/generations',
    body: {
      ...parametersOf(request),
      model: providerId,
      prompt: request.prompt,
      size: `${request.width}x${request.height}`,
      response_format: 'b64_json',
    },
  }),
  read: ({ json }) => imageIn(json),
}
