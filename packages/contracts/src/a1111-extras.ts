import { Type, type Static } from 'typebox'
import { a1111Writing, MaybeFlag, MaybeNumber, MaybeText, MaybeWhole } from './a1111.ts'
import { MAX_A1111_PICTURES } from './a1111-pictures.ts'
import { defineRoute, Lenient } from './route.ts'

/** A function, or the page's bundle could not drop it. */
const enlarging = () => ({
  resize_mode: MaybeWhole({
    minimum: 0,
    maximum: 1,
    description: '0: by `upscaling_resize`; 1: to `upscaling_resize_w` and `_h`.',
  }),
  upscaling_resize: MaybeNumber({
    minimum: 1,
    maximum: 8,
    description:
      '1 leaves it as it is. Between the steps of the upscaler it is enlarged by the next one, and scaled down.',
  }),
  upscaling_resize_w: MaybeWhole({ minimum: 1, maximum: 16_384 }),
  upscaling_resize_h: MaybeWhole({ minimum: 1, maximum: 16_384 }),
  upscaling_crop: MaybeFlag('Cuts off evenly what stands out over these sides; true when left out.'),
  upscaler_1: MaybeText(200, 'One of `upscalers`. `None` leaves the picture as it is.'),
  upscaler_2: MaybeText(200),
  extras_upscaler_2_visibility: MaybeNumber(),
  gfpgan_visibility: MaybeNumber(),
  codeformer_visibility: MaybeNumber(),
})

const picture = () => Type.String({ description: 'In base64, with or without `data:` before it.' })

export const A1111ExtraSingle = Lenient(
  { ...enlarging(), image: picture() },
  { examples: [{ image: 'iVBORw0KGgo=', upscaling_resize: 2, upscaler_1: 'Lanczos' }] },
)
export const A1111ExtraBatch = Lenient(
  {
    ...enlarging(),
    imageList: Type.Array(Lenient({ data: picture(), name: MaybeText(1000) }), {
      minItems: 1,
      maxItems: MAX_A1111_PICTURES,
    }),
  },
  { examples: [{ imageList: [{ data: 'iVBORw0KGgo=', name: 'a.png' }], upscaling_resize: 2, upscaler_1: 'Lanczos' }] },
)
export type A1111Enlarging = Omit<Static<typeof A1111ExtraSingle>, 'image'>

const html = () => Type.String({ description: 'Nothing to be shown: empty.' })

export const a1111ExtraSingleImage = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/extra-single-image',
  schema: {
    operationId: 'a1111ExtraSingleImage',
    summary: 'Enlarge an image',
    tags: ['A1111'],
    body: A1111ExtraSingle,
    response: {
      200: Type.Object({ html_info: html(), image: Type.String({ description: 'Base64.' }) }),
      ...a1111Writing(404, 409, 422, 429, 502, 504),
    },
  },
})

export const a1111ExtraBatchImages = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/extra-batch-images',
  schema: {
    operationId: 'a1111ExtraBatchImages',
    summary: 'Enlarge several images',
    tags: ['A1111'],
    body: A1111ExtraBatch,
    response: {
      200: Type.Object({ html_info: html(), images: Type.Array(Type.String({ description: 'Base64.' })) }),
      ...a1111Writing(404, 409, 422, 429, 502, 504),
    },
  },
})

export const a1111PngInfo = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/png-info',
  schema: {
    operationId: 'a1111PngInfo',
    summary: 'How an image was made, by what its file says',
    description: 'Reads what many programs write, in PNG, JPEG and WebP. Nothing is stored.',
    tags: ['A1111'],
    body: Lenient({ image: picture() }, { examples: [{ image: 'iVBORw0KGgo=' }] }),
    response: {
      200: Type.Object({
        info: Type.String({ description: 'As AUTOMATIC1111 writes it; empty where the file says nothing.' }),
        items: Type.Record(Type.String(), Type.String(), { description: 'All other texts of the file.' }),
        parameters: Type.Record(Type.String(), Type.Unsafe<string | number>({ type: ['string', 'number'] })),
      }),
      ...a1111Writing(422),
    },
  },
})
