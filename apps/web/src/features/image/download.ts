import type { Image, ImageFormat } from '@atelier/contracts'
import { apiUrl } from '../../api/url.ts'

/** Of the original with its recipe the very bytes; conversions have the recipe only when asked. */
export function downloadUrl(image: Pick<Image, 'urls'>, format: ImageFormat | 'original', withRecipe: boolean): string {
  const query = new URLSearchParams({
    ...(format !== 'original' && { format }),
    download: 'true',
    ...(format === 'original' && withRecipe ? {} : { recipe: String(withRecipe) }),
  })
  return `${apiUrl(image.urls.file)}?${query.toString()}`
}
