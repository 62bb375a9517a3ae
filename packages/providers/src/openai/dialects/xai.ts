import { Type } from 'typebox'
import { toDataUrl } from '../../pictures/base64.ts'
import { nearestRatio, nearestTier } from '../../pictures/sizes.ts'
import { oneOf } from '../../options/choices.ts'
import type { Dialect } from './dialect.ts'
import { anySize, soundsLikePictures } from './limits.ts'

const RATIOS = ['1:1', '3:4', '4:3', '9:16', '16:9', '2:3', '3:2', '1:2', '2:1', '9:19.5', '19.5:9', '9:20', '20:9']
const TIERS = [
  { name: '1k', side: 1024 },
  { name: '2k', side: 2048 },
]
/** An edit takes up to three pictures. */
const REFERENCES = 2

/** Since grok-imagine-image-2.0. */
const withQuality = Type.Object({
  quality: oneOf(['low', 'medium'], {
    title: 'Quality',
    description: 'Medium is best, low is faster and cheaper.',
    default: 'medium',
  }),
})

const image = (url: string) => ({ url, type: 'image_url' })

// docs.x.ai, image generation: it refuses `size`, and takes edits as JSON only.
export const xai: Dialect = {
  id: 'xai',
  name: 'xAI',
  hosts: ['api.x.ai'],
  isFree: false,
  usualModel: 'grok-imagine-image',
  isPictureModel: soundsLikePictures,
  profile: id => ({
    takes: ['edits', 'references'],
    sizes: anySize(1024, 16, 2880),
    references: REFERENCES,
    ...(/image-2/.test(id) && { options: withQuality }),
  }),
  writeSize: size => ({ aspect_ratio: nearestRatio(RATIOS, size), resolution: nearestTier(TIERS, size) }),
  names: {},
  answerAs: () => ({ response_format: 'b64_json' }),
  takesCount: true,
  edits: {
    as: 'json',
    path: '/images/edits',
    images: ([first, ...references]) => {
      if (references.length === 0) return { image: image(toDataUrl(first)) }
      return { images: [first, ...references].map(toDataUrl).map(image) }
    },
  },
}
