/** A key that the studio would never make; see `isKey`. */
export class InvalidKey extends Error {
  override readonly name = 'InvalidKey'
}

/** No space, no quota, or larger than the file system takes. Waiting does not help; making room does. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** The place may not be written to: mounted read-only, or owned by somebody else. */
export class StorageReadOnly extends Error {
  override readonly name = 'StorageReadOnly'
}

/** Anything else that stopped the storage from working; the cause says what. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** True where the error only says that nothing is there. */
export const isAbsent = (error: unknown) => ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '')

/** What a caller can decide by, with what the system said as its cause. Our own errors pass as they are. */
export const toStorageError = (error: unknown, doing: string) => {
  if (error instanceof StorageUnavailable || error instanceof InvalidKey || error instanceof RangeError) return error
  const code = codeOf(error) ?? ''
  if (FULL.has(code)) return new StorageFull(`The storage is full: ${doing} failed.`, { cause: error })
  if (READ_ONLY.has(code))
    return new StorageReadOnly(`The storage may not be written to or read: ${doing} failed.`, { cause: error })
  return new StorageUnavailable(`The storage does not answer as it should: ${doing} failed.`, { cause: error })
}
