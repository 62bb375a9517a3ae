import { ImageRejected, maskOfTransparency, probe } from '@atelier/imaging'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { Decoding } from '../../platform/decoding.ts'
import { importRejected } from '../images/module.ts'

/** A mask of OpenAI's, transparent where to paint, as ours: white there. */
export async function ourMask(theirs: Uint8Array, decoding: Decoding): Promise<Uint8Array> {
  try {
    const { width, height } = probe(theirs)
    const ours = await decoding(width * height, () => maskOfTransparency(theirs))
    if (ours) return ours
  } catch (error) {
    throw error instanceof ImageRejected
      ? importRejected(`the mask is no picture that can be used: ${error.message}`)
      : error
  }
  throw requestInvalid([{ path: '/mask', message: 'must be transparent where the picture is to be painted anew' }])
}
