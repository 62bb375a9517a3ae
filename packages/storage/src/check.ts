import { randomUUID } from 'node:crypto'
import { StorageUnavailable } from './errors.ts'
import type { Storage } from './storage.ts'

/** Proves a storage by using it: what was put is read again, and taken away. */
export const checkByUse = async ({ put, get, remove }: Pick<Storage, 'put' | 'get' | 'remove'>) => {
  const key = `check/${randomUUID()}`
  const bytes = Buffer.from(key)
  await put(key, bytes)
  const found = await get(key)
  await remove(key)
  if (!found || !bytes.equals(found))
    throw new StorageUnavailable('The storage does not give back what was put into it.')
}
