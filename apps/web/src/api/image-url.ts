import { IMAGE_WIDTHS, type Image, type ImageWidth } from '@atelier/contracts'
import { apiUrl } from './url.ts'

type Pictured = Pick<Image, 'urls' | 'width'>

export const originalUrl = (image: Pictured) => apiUrl(image.urls.file)
/** Named by the server. */
export const downloadUrl = (image: Pictured, withRecipe: boolean) =>
  `${apiUrl(image.urls.file)}?download=true${withRecipe ? '' : '&recipe=false'}`
export const scaledUrl = (image: Pictured, width: ImageWidth) => `${apiUrl(image.urls.file)}?width=${width}&format=webp`

/** Widths from `from` on for the browser to choose from, none larger than the picture but for the first. */
export const sourceSet = (image: Pictured, from: ImageWidth) =>
  IMAGE_WIDTHS.filter(width => width === from || (width > from && width <= image.width))
    .map(width => `${scaledUrl(image, width)} ${Math.min(width, image.width)}w`)
    .join(', ')
