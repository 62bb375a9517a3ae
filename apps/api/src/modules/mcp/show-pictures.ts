import { buffer } from 'node:stream/consumers'
import { getImageFile, IMAGE_WIDTHS, type Image, type ImageWidth } from '@atelier/contracts'
import { isAllowed } from '../../platform/operations/permission.ts'
import type { Shown, ToolCall } from './tool.ts'

/** Characters of base64 in one result, all pictures together: clients refuse or cut what is much longer. */
const MAX_BASE64 = 1_000_000
/** Pixels of the longer side: beyond it models that look at pictures see no more. */
const MAX_SIDE = 1280
const TITLE_LENGTH = 100

type Showing = Pick<ToolCall, 'ctx' | 'open' | 'origin'>

/** Each picture small enough to be looked at, where the caller may, and a link to the original. */
export async function showPictures(call: Showing, images: readonly Image[]): Promise<Shown[]> {
  const maxBytes = Math.floor((MAX_BASE64 / Math.max(images.length, 1)) * 0.75) - 2
  const shown: Shown[] = []
  for (const image of images) {
    const small = isAllowed(call.ctx.actor, 'images:read') ? await smallerOf(call, image, maxBytes) : undefined
    if (small) shown.push({ type: 'image', data: Buffer.from(small).toString('base64'), mimeType: 'image/webp' })
    shown.push(linkTo(call, image))
  }
  return shown
}

const linkTo = ({ origin }: Showing, { filename, title, prompt, mimeType, sizeBytes, urls }: Image): Shown => ({
  type: 'resource_link',
  uri: `${origin}${urls.file}`,
  name: filename,
  title: Array.from(title ?? prompt)
    .slice(0, TITLE_LENGTH)
    .join(''),
  mimeType,
  size: sizeBytes,
})

/** The largest WebP that has room; undefined where not even the smallest has. */
async function smallerOf({ open }: Showing, image: Image, maxBytes: number): Promise<Uint8Array | undefined> {
  for (const width of widthsFor(image)) {
    const file = await open(getImageFile, { id: image.id, width, format: 'webp' })
    if (file.sizeBytes > maxBytes) continue
    const bytes = await file.read()
    return bytes instanceof Uint8Array ? bytes : buffer(bytes)
  }
  return undefined
}

/** Widths at which neither side is too long, the largest first. Nothing is enlarged. */
const widthsFor = ({ width, height }: Pick<Image, 'width' | 'height'>): ImageWidth[] =>
  IMAGE_WIDTHS.filter(wanted => (Math.min(wanted, width) * Math.max(width, height)) / width <= MAX_SIDE).toReversed()
