import { toDataUrl } from '../../pictures/base64.ts'
import type { ImageRequest } from '../../port/request.ts'
import { imageIn } from './common.ts'
import { parametersOf, type Route, type Served } from './route.ts'

const callOf = (request: ImageRequest, { providerId }: Served, given: object = {}) => {
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
      ...given,
      response_format: 'base64',
    },
  }
}

/** FLUX.1 Kontext takes one picture; FLUX.2 and Google's take a list, and nothing by the other name. */
const takesOne = (providerId: string) => /kontext/i.test(providerId) && /flux\.1/i.test(providerId)

/** Like OpenAI's, but with `steps`; the image comes in base64 or as a URL. */
export const together: Route = {
  id: 'together',
  call: (request, served) => callOf(request, served),
  edit: {
    tasks: ['image-to-image'],
    call: (request, pictures, served) =>
      callOf(
        request,
        served,
        takesOne(served.providerId)
          ? { image_url: toDataUrl(pictures[0]) }
          : { reference_images: pictures.map(toDataUrl) },
      ),
  },
  read: ({ json }) => imageIn(json),
}
