import { createHash } from 'node:crypto'
import type { Storage } from '@atelier/storage'
import { createLru } from '../../../platform/lru.ts'
import { imageDamaged, imageFileMissing } from '../images.errors.ts'
import type { ImageRow } from '../images.presenter.ts'

/** Files whose bytes were right when this process first read them. */
const MAX_KNOWN = 20_000

type Stored = Pick<ImageRow, 'storageKey' | 'sizeBytes' | 'sha256'>

/**
 * Whether a stored file is still what was stored. Its size is looked at before anything is said of it, since an answer that
 * promises more than there is never ends; its hash where its bytes are read whole anyway (ADR 7).
 */
export function createIntegrity(storage: Pick<Storage, 'stat'>) {
  const known = createLru<string, true>(MAX_KNOWN)

  function requireSound(row: Stored, bytes: Uint8Array): void {
    if (!isAsStored(row, bytes)) throw imageDamaged()
  }

  return {
    requireSound,

    /** The hash at the first time only: looking at pictures would cost half as much again. */
    isSound(row: Stored, bytes: Uint8Array): boolean {
      if (bytes.byteLength !== row.sizeBytes) return false
      if (!known.has(row.storageKey) && !isAsStored(row, bytes)) return false
      known.set(row.storageKey, true)
      return true
    },

    isKnown: ({ storageKey }: Stored): boolean => known.has(storageKey),

    /** Without reading it. */
    async requireWhole({ storageKey, sizeBytes }: Stored): Promise<void> {
      const found = await storage.stat(storageKey)
      if (!found) throw imageFileMissing()
      if (found.sizeBytes !== sizeBytes) throw imageDamaged()
    },
  }
}

const isAsStored = ({ sizeBytes, sha256 }: Stored, bytes: Uint8Array): boolean =>
  bytes.byteLength === sizeBytes && createHash('sha256').update(bytes).digest('hex') === sha256

/** Whether there are as many bytes as the file says of itself: https://developers.google.com/speed/webp/docs/riff_container */
export const isWholeWebp = (bytes: Uint8Array): boolean =>
  bytes.byteLength >= 12 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 === bytes.byteLength
