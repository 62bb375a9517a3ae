import type { ImageRequest, InputImage } from '../port/request.ts'

/** The pictures of a request, the one to change first, and its mask. */
export const picturesOf = (
  request: ImageRequest,
): { readonly images: readonly InputImage[]; readonly mask?: InputImage } => {
  if (request.task === 'image-to-image') {
    const { image, references } = request.inputs
    return { images: [...(image ? [image] : []), ...references] }
  }
  if (request.task === 'inpaint') {
    const { image, mask, references } = request.inputs
    return { images: [image, ...references], mask }
  }
  return { images: [] }
}
