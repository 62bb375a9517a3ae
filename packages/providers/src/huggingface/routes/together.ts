import { imageIn } from './common.ts'
import { parametersOf, type Route } from './route.ts'

/** Like OpenAI's, but with `steps`; the image comes in base64 or as a URL. */
export const together: Route = {
  id: 'together',
  call: (request, { providerId }) => {
    const { num_inference_steps: steps, ...parameters } = parametersOf(request)
    return {
      path: '/v1/images/generations',
      body: {
        ...parameters,
        ...(steps === undefined ? {} : { steps }),
        model: providerId,
        prompt: request.prompt,
        width: request.width,
        height: request.height,
        response_format: 'base64',
      },
    }
  },
  read: ({ json }) => imageIn(json),
}
