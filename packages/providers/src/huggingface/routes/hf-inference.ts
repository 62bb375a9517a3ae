import { toBase64 } from '../../pictures/base64.ts'
import type { ImageRequest, InputImage } from '../../port/request.ts'
import { imageIn } from './common.ts'
import { parametersOf, type Route } from './route.ts'

/** The body that hf-inference, Dedicated Inference Endpoints and servers of one's own take. */
export const inferenceBody = (request: ImageRequest) => ({
  inputs: request.prompt,
  parameters: { ...parametersOf(request), width: request.width, height: request.height },
})

/** The same with a picture to change: the words then stand beside the parameters. */
export const inferenceEditBody = (request: ImageRequest, image: InputImage) => ({
  inputs: toBase64(image),
  parameters: {
    prompt: request.prompt,
    ...parametersOf(request),
    target_size: { width: request.width, height: request.height },
  },
})

/** Hugging Face's own servers: the answer is the image itself, or one of two shapes of JSON. */
export const hfInference: Route = {
  id: 'hf-inference',
  call: (request, { hubId }) => ({ path: `/models/${hubId}`, body: inferenceBody(request) }),
  edit: {
    tasks: ['image-to-image'],
    call: (request, [image], { hubId }) => ({ path: `/models/${hubId}`, body: inferenceEditBody(request, image) }),
  },
  read: ({ json, bytes }) => (json === undefined ? { kind: 'bytes', bytes } : imageIn(json)),
}
