import type { A1111Wish, NewGeneration } from '@atelier/contracts'
import { ImageRejected, plainMask, probe } from '@atelier/imaging'
import type { Actor } from '../../platform/actor.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { Clients } from '../clients/module.ts'

/** What browsers put before base64. */
const DATA_URL = /^data:[^,]{0,200},/
const ADDRESS = /^https?:\/\//i

export const refuse = (path: string, message: string) => requestInvalid([{ path, message }])

/** A picture that somebody sent, and where in the body it was. */
export interface Sent {
  readonly bytes: Uint8Array
  readonly path: string
}

/** Of what went wrong with a picture: that it is none, where that is why. */
const refusalOf = (error: unknown, { path }: Sent): unknown =>
  error instanceof ImageRejected
    ? refuse(path, `is no picture that is taken: ${error.message.replace(/\.$/, '')}`)
    : error

export function sizeOf(sent: Sent) {
  try {
    return probe(sent.bytes)
  } catch (error) {
    throw refusalOf(error, sent)
  }
}

/** A picture as this API sends it. Throws where it is none. */
export function bytesOf(text: string, path: string): Uint8Array {
  if (ADDRESS.test(text)) throw refuse(path, 'must be a picture in base64: addresses are not fetched')
  const bytes = Buffer.from(text.replace(DATA_URL, ''), 'base64')
  if (bytes.byteLength === 0) throw refuse(path, 'must be a picture in base64')
  return bytes
}

/** Works on the pixels of a picture when it is its turn. */
export async function onPixels<T>(decoding: Decoding, sent: Sent, work: () => Promise<T>): Promise<T> {
  const { width, height } = sizeOf(sent)
  try {
    return await decoding(width * height, work)
  } catch (error) {
    throw refusalOf(error, sent)
  }
}

interface PicturesDependencies {
  readonly clients: Pick<Clients, 'storeUpload'>
  readonly decoding: Decoding
}

/** What `img2img` begins with, as uploads. */
export const createPicturesIn = ({ clients, decoding }: PicturesDependencies) =>
  async function picturesIn(actor: Actor, wish: A1111Wish): Promise<Pick<NewGeneration, 'inputs'>> {
    const [first, ...more] = wish.init_images ?? []
    if (first === undefined) throw refuse('/init_images', 'must have a picture in it')
    if (more.length > 0) throw refuse('/init_images', 'must be one picture: send one call for each')
    const start = bytesOf(first, '/init_images/0')
    const drawn = wish.mask ? bytesOf(wish.mask, '/mask') : undefined
    const isInverted = wish.inpainting_mask_invert === 1
    const mask =
      drawn && (await onPixels(decoding, { bytes: drawn, path: '/mask' }, () => plainMask(drawn, { isInverted })))
    const image = await clients.storeUpload(actor, start)
    const masked = mask && (await clients.storeUpload(actor, mask))
    return { inputs: { image: { uploadId: image.id }, ...(masked && { mask: { uploadId: masked.id } }) } }
  }
export type PicturesIn = ReturnType<typeof createPicturesIn>
