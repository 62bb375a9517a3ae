import type { InputImage } from '../port/request.ts'

export const toBase64 = ({ bytes }: Pick<InputImage, 'bytes'>) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const toDataUrl = (image: InputImage) => `data:${image.mimeType};base64,${toBase64(image)}`
