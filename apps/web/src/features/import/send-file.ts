import { findKnownImages, importImage } from '@atelier/contracts'
import { call, upload } from '../../api/call.ts'
import { ApiError, describe, isAbort, NetworkError } from '../../api/errors.ts'
import { canHash, hashesOf } from './hashes.ts'
import type { FileState, ImportFile } from './import-file.ts'

/** What became of a file: its state, or why the whole import cannot go on just now. */
export type Sent = FileState | { readonly status: 'away' } | { readonly status: 'full'; readonly problem: string }

/** Not its fault and not ours: it is tried again when the server is back. */
const isAway = (error: unknown) =>
  error instanceof NetworkError ||
  // A share of the disk that is used up comes back by deleting, however long one waits.
  (error instanceof ApiError && error.code !== 'quota.exceeded' && [429, 502, 503, 504].includes(error.status))

/** Throws only when the signal aborted. `unreadable` is what to say of a file that is gone from the disk. */
export async function sendFile(
  { file }: ImportFile,
  { signal, unreadable }: { signal: AbortSignal; unreadable: string },
): Promise<Sent> {
  try {
    const {
      status,
      body: { id, trashedAt },
    } = await upload(importImage, file, { signal })
    if (status === 201) return { status: 'imported', imageId: id }
    return { status: trashedAt === null ? 'known' : 'trashed', imageId: id }
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error
    // A browser says the same of a file that is gone and of a server that is.
    if (error instanceof NetworkError && !(await isReadable(file))) return { status: 'refused', problem: unreadable }
    if (isAway(error)) return { status: 'away' }
    if (error instanceof ApiError && (error.status === 507 || error.code === 'quota.exceeded'))
      return { status: 'full', problem: describe(error) }
    return { status: 'refused', problem: describe(error) }
  }
}

const isReadable = async (file: File) =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )

/** Which of the files are there already; files that cannot be hashed are left for the server to tell. Throws as `call` does. */
export async function findKnown(
  files: readonly ImportFile[],
  signal: AbortSignal,
): Promise<ReadonlyMap<ImportFile, FileState>> {
  const found = new Map<ImportFile, FileState>()
  if (!canHash()) return found
  const hashes = await hashesOf(
    files.map(({ file }) => file),
    signal,
  )
  const sha256 = [...new Set(hashes.filter(hash => hash !== undefined))]
  if (sha256.length === 0) return found
  const { known } = await call(findKnownImages, { body: { sha256 } }, { signal })
  const byHash = new Map(known.map(image => [image.sha256, image]))
  for (const [at, file] of files.entries()) {
    const image = byHash.get(hashes[at] ?? '')
    if (image) found.set(file, { status: image.trashed ? 'trashed' : 'known', imageId: image.imageId })
  }
  return found
}
