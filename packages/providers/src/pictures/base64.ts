import type { InputImage } from '../port/request.ts'

export const toBase64 = ({ bytes }: Pick<InputImage, 'bytes'>) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const toDataUrl = (image: InputImage) => `data:${image.mimeType};base64,${toBase64(image)}`

/** Of JSON with a picture in it: base64 takes a third more, and there is something around it. */
export const jsonBytesFor = (imageBytes: number, aroundBytes = 64 * 1024) => Math.ceil(imageBytes * 1.4) + aroundBytes
