import type { Image } from '@atelier/contracts'
import { originalUrl, sourceSet } from '../../../api/image-url.ts'

type Pictured = Pick<Image, 'urls' | 'width'>

/** For the browser to choose from: the sizes that the server has, and the file itself for whoever comes closer. */
export const screenSources = (image: Pictured, shownWidth: number) => ({
  // One pixel more than any other: taken only where none of those suffices.
  srcset: `${sourceSet(image, 640)}, ${originalUrl(image)} ${image.width + 1}w`,
  sizes: `${Math.ceil(shownWidth)}px`,
})

/** Has the browser fetch what the stage will ask for. */
export function preload(image: Pictured, shownWidth: number) {
  const ahead = document.createElement('img')
  Object.assign(ahead, screenSources(image, shownWidth), { src: originalUrl(image) })
}
