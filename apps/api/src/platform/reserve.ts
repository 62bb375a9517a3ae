import { randomBytes } from 'node:crypto'
import { open, rm, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { translateDatabaseError } from '@atelier/db'
import { StorageFull } from '@atelier/storage'

/** As much as a database writes down while it deletes a few hundred pictures. */
const RESERVE_BYTES = 8 * 1024 * 1024
/** Bytes written at a time. Random ones: a file system that compresses would hold nothing back for others. */
const CHUNK_BYTES = 1024 * 1024
/** It is made where so many times its size is free: on a disk that is nearly full it would be the last drop. */
const ROOM = 8

interface ReserveOptions {
  /** Beside the database file; undefined where the database is somewhere else. */
  readonly path: string | undefined
  readonly log: { readonly warn: (object: object, message: string) => void }
}

const isFull = (error: unknown) => error instanceof StorageFull || translateDatabaseError(error) === 'full'

/** Room that is held back for deleting: to delete, a database has to write, and on a full disk it cannot. */
export function createReserve({ path, log }: ReserveOptions) {
  /** Makes it, or makes it again, where there is room. */
  async function refill(): Promise<void> {
    if (path === undefined) return
    const sizeBytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
    const { bavail, bsize } = await statfs(dirname(path))
    if (sizeBytes === RESERVE_BYTES || bavail * bsize < RESERVE_BYTES * ROOM) return
    const file = await open(path, 'w', 0o600)
    try {
      for (let at = 0; at < RESERVE_BYTES; at += CHUNK_BYTES) await file.write(randomBytes(CHUNK_BYTES))
    } finally {
      await file.close()
    }
  }

  let givenUp = 0
  let giving: Promise<boolean> | undefined

  /** False where there was none. */
  async function giveUp(): Promise<boolean> {
    if (path === undefined || (await stat(path).catch(() => undefined)) === undefined) return false
    await rm(path, { force: true })
    givenUp += 1
    log.warn({ path }, 'the disk is full; the room that was held back for deleting is given up')
    return true
  }

  const giveUpOnce = (): Promise<boolean> =>
    (giving ??= giveUp().finally(() => {
      giving = undefined
    }))

  return {
    refill,

    /** Runs what frees room. Where the disk is full, it runs again in the room that was held back. */
    async use<T>(work: () => Promise<T>): Promise<T> {
      const before = givenUp
      try {
        return await work()
      } catch (error) {
        if (!isFull(error)) throw error
        // Somebody else may have made room since this began.
        if (givenUp === before && !(await giveUpOnce())) throw error
        return work()
      }
    },
  }
}
export type Reserve = ReturnType<typeof createReserve>
