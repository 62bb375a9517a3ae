import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import * as nodeFs from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createDiskStorage, createMemoryStorage, StorageFull, StorageReadOnly, StorageUnavailable } from './index.ts'
import {
  collect,
  failingFolderSync,
  failingWrites,
  makeFolder,
  makeReadOnlyFolder,
  makeSmallDisk,
  systemError,
} from './testing/folders.ts'
import { describeStorage } from './testing/index.ts'

describeStorage('disk', async () => ({ storage: createDiskStorage(join(await makeFolder(), 'made', 'on-demand')) }))

const SOME = new Uint8Array(5000).fill(7)
const HOUR_MS = 60 * 60 * 1000

const filesBelow = async (root: string) =>
  (await nodeFs.readdir(root, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => entry.name)

describe('disk storage that fails', () => {
  test.each([
    ['ENOSPC', StorageFull],
    ['EDQUOT', StorageFull],
    ['EFBIG', StorageFull],
    ['EROFS', StorageReadOnly],
    ['EACCES', StorageReadOnly],
    ['EPERM', StorageReadOnly],
    ['EIO', StorageUnavailable],
  ])(
    'a write that ends in %s says which kind it is, keeps its cause, and leaves nothing behind',
    async (code, kind) => {
      const root = await makeFolder()
      const error = await createDiskStorage(root, { fs: failingWrites(code) })
        .put('a/b', SOME)
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(kind)
      expect(error).toHaveProperty('cause.code', code)
      expect(await filesBelow(root)).toEqual([])
    },
  )

  test('a rename that fails leaves the object as it was', async () => {
    const root = await makeFolder()
    await createDiskStorage(root).put('a', new Uint8Array([1]))
    const broken = createDiskStorage(root, {
      fs: {
        ...nodeFs,
        rename: async () => {
          throw systemError('EIO')
        },
      },
    })
    await expect(broken.put('a', SOME)).rejects.toThrow(StorageUnavailable)
    expect(await broken.get('a')).toEqual(new Uint8Array([1]))
    expect(await filesBelow(root)).toEqual(['a'])
  })

  test('an object whose name did not surely reach the disk is taken back', async () => {
    const root = await makeFolder()
    await expect(createDiskStorage(root, { fs: failingFolderSync('EIO') }).put('a/b', SOME)).rejects.toThrow(
      StorageUnavailable,
    )
    expect(await filesBelow(root)).toEqual([])
  })

  test('a full disk is told as such, leaves nothing behind, and takes objects again once there is room', async () => {
    const { root, fs } = await makeSmallDisk()
    const storage = createDiskStorage(root, { fs })
    await expect(storage.put('large', new Uint8Array(3_000_000))).rejects.toThrow(StorageFull)
    expect(await filesBelow(root)).toEqual([])
    await createDiskStorage(root).put('small', SOME)
    expect(await storage.get('small')).toEqual(SOME)
  })

  test('a folder that may not be written to is told as such, by put, check and prepare', async () => {
    const { root, fs } = await makeReadOnlyFolder()
    const storage = createDiskStorage(root, { fs })
    await expect(storage.put('a', SOME)).rejects.toThrow(StorageReadOnly)
    await expect(storage.check()).rejects.toThrow(StorageReadOnly)
    await expect(storage.prepare()).rejects.toThrow(StorageReadOnly)
  })

  test('a put below something that is an object fails and changes nothing', async () => {
    const storage = createDiskStorage(await makeFolder())
    await storage.put('a', SOME)
    await expect(storage.put('a/b', SOME)).rejects.toThrow(StorageUnavailable)
    expect(await collect(storage.list(''))).toEqual(['a'])
  })
})

test('the room left on the disk is told, and that nobody can say for memory', async () => {
  expect(await createDiskStorage(await makeFolder()).freeBytes()).toBeGreaterThan(0)
  await expect(createDiskStorage(join(await makeFolder(), 'not', 'there')).freeBytes()).rejects.toThrow(
    StorageUnavailable,
  )
  expect(await createMemoryStorage().freeBytes()).toBeNull()
})

describe('disk storage and links', () => {
  test('a link out of the root is neither read, listed, written through nor followed when removing', async () => {
    const [root, outside] = [await makeFolder(), await makeFolder()]
    await nodeFs.writeFile(join(outside, 'secret'), 'secret')
    await nodeFs.symlink(outside, join(root, 'folder'))
    await nodeFs.symlink(join(outside, 'secret'), join(root, 'file'))
    const storage = createDiskStorage(root)
    for (const key of ['folder/secret', 'file']) {
      expect(await storage.get(key)).toBeUndefined()
      expect(await storage.open(key)).toBeUndefined()
      await storage.remove(key)
    }
    await expect(storage.put('folder/new', SOME)).rejects.toThrow(StorageUnavailable)
    expect(await collect(storage.list(''))).toEqual([])
    expect(await collect(storage.list('folder'))).toEqual([])
    expect(await nodeFs.readdir(outside)).toEqual(['secret'])
  })

  test('a folder that becomes a link after it was read from is not followed a second later', async () => {
    const [root, outside] = [await makeFolder(), await makeFolder()]
    let now = Date.now()
    const storage = createDiskStorage(root, { now: () => now })
    await storage.put('folder/a', SOME)
    await storage.get('folder/a')
    await nodeFs.writeFile(join(outside, 'a'), 'secret')
    await nodeFs.rm(join(root, 'folder'), { recursive: true })
    await nodeFs.symlink(outside, join(root, 'folder'))
    now += 1000
    expect([await storage.get('folder/a'), await storage.open('folder/a')]).toEqual([undefined, undefined])
  })

  test('the root itself may be a link', async () => {
    const folder = await makeFolder()
    await nodeFs.mkdir(join(folder, 'real'))
    await nodeFs.symlink(join(folder, 'real'), join(folder, 'link'))
    await createDiskStorage(join(folder, 'link')).put('a/b', SOME)
    expect(await createDiskStorage(join(folder, 'real')).get('a/b')).toEqual(SOME)
  })
})

describe('disk storage and the end of a process', () => {
  test('a process killed while it writes leaves only whole objects', async () => {
    const root = await makeFolder()
    const child = spawn(process.execPath, [fileURLToPath(new URL('testing/put-forever.ts', import.meta.url)), root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    let put = 0
    for await (const _ of createInterface(child.stdout)) if (++put >= 5) child.kill('SIGKILL')
    expect(await gone).toEqual([null, 'SIGKILL'])

    const storage = createDiskStorage(root)
    const keys = await collect(storage.list('killed'))
    expect(keys.length).toBeGreaterThanOrEqual(5)
    for (const key of keys) {
      const hash = createHash('sha256')
        .update((await storage.get(key)) ?? '')
        .digest('hex')
      expect(`killed/${hash}`).toBe(key)
    }
  })

  test('preparing removes old leftovers and spares what another process is writing now', async () => {
    const root = await makeFolder()
    await createDiskStorage(root).put('a', SOME)
    await nodeFs.writeFile(join(root, '.incoming', 'leftover'), 'half')
    await createDiskStorage(root).prepare()
    expect((await filesBelow(root)).toSorted()).toEqual(['a', 'leftover'])
    // Whatever the clock of this machine says: the file system's may be another machine's.
    await createDiskStorage(root, { now: () => Date.now() + 2 * HOUR_MS }).prepare()
    expect((await filesBelow(root)).toSorted()).toEqual(['a', 'leftover'])
    const old = new Date(Date.now() - 2 * HOUR_MS)
    await nodeFs.utimes(join(root, '.incoming', 'leftover'), old, old)
    await createDiskStorage(root).prepare()
    expect(await filesBelow(root)).toEqual(['a'])
  })

  test.each([
    ['EROFS', ['.incoming/leftover', 'a']],
    ['EACCES', ['.incoming/leftover', 'a']],
    // What is old makes room.
    ['ENOSPC', ['a']],
    ['EDQUOT', ['a']],
  ])('preparing a storage that takes no new file (%s) leaves %j, and it can be read', async (code, left) => {
    const root = await makeFolder()
    await createDiskStorage(root).put('a', SOME)
    const leftover = join(root, '.incoming', 'leftover')
    await nodeFs.writeFile(leftover, 'half')
    const old = new Date(Date.now() - 2 * HOUR_MS)
    await nodeFs.utimes(leftover, old, old)
    const refuse = async () => {
      throw systemError(code)
    }
    const open: typeof nodeFs.open = async (path, flags, mode) =>
      flags === 'wx' ? refuse() : nodeFs.open(path, flags, mode)
    const storage = createDiskStorage(root, { fs: { ...nodeFs, open } })
    await storage.prepare()
    expect(await storage.get('a')).toEqual(SOME)
    const files = await nodeFs.readdir(root, { recursive: true })
    expect(files.filter(name => name !== '.incoming').toSorted()).toEqual(left)
  })
})

describe('disk storage that puts much', () => {
  test('makes a folder again that somebody took away a moment ago', async () => {
    const root = await makeFolder()
    const storage = createDiskStorage(root)
    await storage.put('a/1', SOME)
    await storage.put('a/2', SOME)
    await nodeFs.rm(join(root, 'a'), { recursive: true })
    await storage.put('a/3', SOME)
    expect(await collect(storage.list(''))).toEqual(['a/3'])
  })

  test('syncs the folder of what cannot be made again, and not that of what can', async () => {
    const fs = failingFolderSync('EIO')
    const root = await makeFolder()
    const storage = createDiskStorage(root, { fs })
    await storage.put('a/derived', SOME, { isDerived: true })
    await expect(storage.put('a/original', SOME)).rejects.toThrow(StorageUnavailable)
    expect(await collect(storage.list(''))).toEqual(['a/derived'])
  })
})
