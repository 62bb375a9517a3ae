import { buffer } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { InvalidKey, type Storage } from '../index.ts'

export interface StorageUnderTest {
  readonly storage: Storage
  readonly release?: () => Promise<void>
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))

const BAD_KEYS = [
  '',
  '/',
  '.',
  '..',
  '../a',
  'a/../b',
  'a/..',
  '/etc/passwd',
  'a//b',
  'a/',
  '/a',
  'a\\b',
  'C:\\a',
  'A.png',
  'a b',
  'a\0b',
  'a\n',
  'é',
  '.incoming/a',
  'a/.hidden',
  'a.',
  'a/b.',
  '%2e%2e/a',
  'a?b',
  'a:b',
  '~/a',
  'a'.repeat(121),
  'a/'.repeat(250),
]

const listed = async (storage: Storage, folder: string) => {
  const keys: string[] = []
  for await (const key of storage.list(folder)) keys.push(key)
  return keys.toSorted()
}

const streamed = async (storage: Storage, key: string, range?: { start: number; end: number }) => {
  const stream = await storage.open(key, range)
  return stream && (await buffer(stream)).toString()
}

/** What every driver has to do. `make` gives an empty storage. */
export const describeStorage = (name: string, make: () => Promise<StorageUnderTest>) => {
  const start = async () => {
    const { storage, release } = await make()
    if (release) onTestFinished(release)
    return storage
  }

  describe(`${name} storage`, () => {
    describeObjects(start)

    test('an object is put where the caller says, and is no longer than it is', async () => {
      const storage = await start()
      await storage.put('images/a.txt', bytesOf('0123456789'))
      const place = new Uint8Array(16).fill(46)
      const sizes: number[] = []
      const bytes = await storage.get('images/a.txt', size => {
        sizes.push(size)
        return place
      })
      expect([sizes, Buffer.from(bytes ?? '').toString()]).toEqual([[10], '0123456789'])
      expect(Buffer.from(place).toString()).toBe('0123456789......')
      expect(await storage.get('images/none.txt', () => place)).toBeUndefined()
    })

    test('a stream gives the whole object or just the range asked for, both ends included', async () => {
      const storage = await start()
      await storage.put('images/a.txt', bytesOf('0123456789'))
      expect(await streamed(storage, 'images/a.txt')).toBe('0123456789')
      expect(await streamed(storage, 'images/a.txt', { start: 0, end: 0 })).toBe('0')
      expect(await streamed(storage, 'images/a.txt', { start: 3, end: 5 })).toBe('345')
      expect(await streamed(storage, 'images/a.txt', { start: 8, end: 100 })).toBe('89')
      expect(await streamed(storage, 'images/a.txt', { start: 50, end: 60 })).toBe('')
    })

    test('a range that runs backwards or is no number is refused', async () => {
      const storage = await start()
      await storage.put('a', bytesOf('0123'))
      for (const range of [
        { start: 2, end: 1 },
        { start: -1, end: 1 },
        { start: 0, end: Number.NaN },
        { start: 0.5, end: 1 },
      ]) {
        await expect(storage.open('a', range)).rejects.toThrow(RangeError)
      }
    })

    test('a list has every key below its folder and none of its neighbours', async () => {
      const storage = await start()
      for (const key of ['top', 'a/1', 'a/b/2', 'a/b/c/3', 'ab/4']) await storage.put(key, bytesOf(key))
      expect(await listed(storage, 'a')).toEqual(['a/1', 'a/b/2', 'a/b/c/3'])
      expect(await listed(storage, '')).toEqual(['a/1', 'a/b/2', 'a/b/c/3', 'ab/4', 'top'])
      expect(await listed(storage, 'nowhere')).toEqual([])
    })

    test('objects may be removed while they are listed', async () => {
      const storage = await start()
      for (let i = 0; i < 20; i++) await storage.put(`a/${i}`, bytesOf('x'))
      for await (const key of storage.list('a')) await storage.remove(key)
      expect(await listed(storage, '')).toEqual([])
    })

    test.each(BAD_KEYS)('the key %j is refused by every method', async key => {
      const storage = await start()
      await expect(storage.put(key, bytesOf('x'))).rejects.toThrow(InvalidKey)
      await expect(storage.get(key)).rejects.toThrow(InvalidKey)
      await expect(storage.stat(key)).rejects.toThrow(InvalidKey)
      await expect(storage.open(key)).rejects.toThrow(InvalidKey)
      await expect(storage.remove(key)).rejects.toThrow(InvalidKey)
    })

    test.each(BAD_KEYS.filter(key => key !== ''))('the folder %j is refused by list', async folder => {
      const storage = await start()
      await expect(listed(storage, folder)).rejects.toThrow(InvalidKey)
    })

    test('a check passes and leaves nothing behind', async () => {
      const storage = await start()
      await storage.check()
      expect(await listed(storage, '')).toEqual([])
    })
  })
}

const describeObjects = (start: () => Promise<Storage>) => {
  test('what was put is given back byte for byte', async () => {
    const storage = await start()
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251)
    await storage.put('images/01/picture.png', bytes)
    expect(Buffer.compare((await storage.get('images/01/picture.png')) ?? Buffer.of(), bytes)).toBe(0)
    expect(await storage.stat('images/01/picture.png')).toEqual({ sizeBytes: 300_000 })
  })

  test('what was put in pieces is one object, also where pieces are parts of other bytes', async () => {
    const storage = await start()
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251)
    await storage.put('pieces', [bytes.subarray(0, 7), bytes.subarray(7, 7), bytes.subarray(7, 200_000)])
    expect(Buffer.compare((await storage.get('pieces')) ?? Buffer.of(), bytes.subarray(0, 200_000))).toBe(0)
    await storage.put('derived', bytes, { isDerived: true })
    expect(await storage.stat('derived')).toEqual({ sizeBytes: 300_000 })
  })

  test('an empty object is an object', async () => {
    const storage = await start()
    await storage.put('empty', new Uint8Array())
    expect(await storage.get('empty')).toEqual(new Uint8Array())
    expect(await storage.stat('empty')).toEqual({ sizeBytes: 0 })
    expect(await (await storage.open('empty'))?.toArray()).toEqual([])
  })

  test('the stored bytes are not those of the caller', async () => {
    const storage = await start()
    const bytes = bytesOf('before')
    await storage.put('a', bytes)
    bytes.fill(0)
    const first = await storage.get('a')
    first?.fill(1)
    expect(await storage.get('a')).toEqual(bytesOf('before'))
  })

  test('what is not there, and what is a folder, is undefined', async () => {
    const storage = await start()
    await storage.put('folder/object', bytesOf('x'))
    for (const key of ['nothing', 'folder', 'folder/object/below', 'folder/other']) {
      expect(await storage.get(key)).toBeUndefined()
      expect(await storage.stat(key)).toBeUndefined()
      expect(await storage.open(key)).toBeUndefined()
    }
  })

  test('putting again replaces the object', async () => {
    const storage = await start()
    await storage.put('a', bytesOf('a long first one'))
    await storage.put('a', bytesOf('second'))
    expect(await storage.get('a')).toEqual(bytesOf('second'))
  })

  test('removing takes the object away, and removing twice is no error', async () => {
    const storage = await start()
    await storage.put('a/b', bytesOf('x'))
    await storage.remove('a/b')
    await storage.remove('a/b')
    await storage.remove('never/was')
    expect(await storage.get('a/b')).toBeUndefined()
  })

  test('many puts at once of one key leave one of them whole', async () => {
    const storage = await start()
    const bodies = Array.from({ length: 16 }, (_, i) => new Uint8Array(200_000).fill(i))
    await Promise.all(bodies.map(bytes => storage.put('a/same', bytes)))
    const stored = await storage.get('a/same')
    expect(bodies.some(bytes => stored && Buffer.compare(stored, bytes) === 0)).toBe(true)
    expect(await listed(storage, '')).toEqual(['a/same'])
  })
}
