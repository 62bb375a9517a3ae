import type { Size } from '../geometry.ts'
import { matrixOf, turnedSize, type Crop } from './orientation.ts'
import { wholePixels } from './crop.ts'

/** The part of the picture that is kept, at its full size, as a PNG. */
export async function renderCrop(image: CanvasImageSource, picture: Size, crop: Crop): Promise<Blob> {
  const { x, y, width, height } = wholePixels(crop.rect, turnedSize(picture, crop), crop.angle)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser has no memory for a picture of this size')
  const [a, b, c, d, e, f] = matrixOf(picture, crop)
  context.imageSmoothingQuality = 'high'
  context.setTransform(a, b, c, d, e - x, f - y)
  context.drawImage(image, 0, 0, picture.width, picture.height)
  return canvas.convertToBlob({ type: 'image/png' })
}
