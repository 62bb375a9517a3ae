import { Type } from 'typebox'
import { textAt } from '../../net/json.ts'
import { toDataUrl } from '../../pictures/base64.ts'
import { nearestRatio } from '../../pictures/sizes.ts'
import { loras, lorasOf, outputFormat } from '../../options/choices.ts'
import { inSnakeCase, type Dialect } from './dialect.ts'
import { anySize, guidanceOf, soundsLikePictures } from './limits.ts'

const REFERENCES = 3

const isKontext = (id: string) => /kontext/i.test(id)
const editsPictures = (id: string) => isKontext(id) || /flux\.?2|gemini|flash-image/i.test(id)
/** These take proportions where others take sides. */
const hasRatios = (id: string) => isKontext(id) || /flux\.?1-schnell/i.test(id)
const RATIOS = ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21']

const stepsFor = (id: string) => ({ min: 1, max: 50, default: /schnell/i.test(id) ? 4 : 20 })

const options = (id: string) =>
  Type.Object({
    outputFormat: outputFormat(['jpeg', 'png'], 'jpeg'),
    ...(/lora|flux\.?2-dev/i.test(id) && {
      loras: loras({ title: 'Address', description: 'Of the weights, at Hugging Face or elsewhere.' }),
    }),
  })

// docs.together.ai: images overview, image generation parameters, POST /images/generations.
export const together: Dialect = {
  id: 'together',
  name: 'Together AI',
  hosts: ['together.xyz', 'together.ai'],
  isFree: false,
  usualModel: 'black-forest-labs/FLUX.1-schnell',
  isPictureModel: (id, entry) => {
    const type = textAt(entry, 'type')
    return type === undefined ? soundsLikePictures(id) : type === 'image'
  },
  profile: id => ({
    takes: [
      'seed',
      'steps',
      'guidance',
      'negativePrompt',
      ...(editsPictures(id) ? (['edits'] as const) : []),
      ...(editsPictures(id) && !isKontext(id) ? (['references'] as const) : []),
    ],
    sizes: anySize(1024, 8, 1792),
    steps: stepsFor(id),
    guidance: guidanceOf(3.5, 20),
    references: REFERENCES,
    options: options(id),
  }),
  writeSize: ({ width, height }, id) =>
    hasRatios(id) ? { aspect_ratio: nearestRatio(RATIOS, { width, height }) } : { width, height },
  names: { seed: 'seed', steps: 'steps', guidance: 'guidance_scale', negativePrompt: 'negative_prompt' },
  writeOptions: ({ loras: chosen, ...rest }) => ({
    ...inSnakeCase(rest),
    ...(chosen !== undefined && {
      image_loras: lorasOf({ loras: chosen }).map(({ name, weight }) => ({ path: name, scale: weight })),
    }),
  }),
  answerAs: () => ({ response_format: 'base64' }),
  takesCount: true,
  edits: {
    as: 'json',
    path: '/images/generations',
    images: (images, id) =>
      isKontext(id) ? { image_url: toDataUrl(images[0]) } : { reference_images: images.map(toDataUrl) },
  },
}
