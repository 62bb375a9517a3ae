import type { Static } from 'typebox'
import { OneOf } from './route.ts'

export const ImageMimeType = OneOf(['image/png', 'image/jpeg', 'image/webp'])
export type ImageMimeType = Static<typeof ImageMimeType>
