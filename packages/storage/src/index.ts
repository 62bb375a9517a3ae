export { createDiskStorage, type DiskStorage, type DiskStorageOptions } from './disk.ts'
export { InvalidKey, StorageFull, StorageReadOnly, StorageUnavailable } from './errors.ts'
export { createMemoryStorage } from './memory.ts'
export type { ByteRange, Content, PutOptions, Room, Storage } from './storage.ts'
