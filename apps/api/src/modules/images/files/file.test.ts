import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Image } from '@atelier/contracts'
import { probe, readRecipe } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { rawRequest } from '../../../testing/raw-request.ts'
import { describeStudioOnSqlite, storedFiles } from '../../../testing/suite.ts'
import { importPicture, postFiles } from '../../../testing/upload.ts'

const WIDTHS = [160, 320, 640, 1280] as const
const FORMATS = ['png', 'jpeg', 'webp', 'avif'] as const
const ODD = 'Zürich "by night"; a/b\\c, 100% 雪'

/** The size that an AVIF says it has, in its `ispe` box. */
function avifSize(bytes: Buffer) {
  const at = bytes.indexOf('ispe')
  return { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
}

describeStudioOnSqlite('the file of an image', {}, my => {
  let small: Image
  let large: Image
  beforeAll(async () => {
    small = await importPicture(my.studio, { prompt: ODD, seed: 3 }, { width: 400, height: 300 })
    large = (await (
      await postFiles(my.studio, makePng({ width: 64, height: 64, chunks: [['juNk', randomBytes(600_000)]] }))
    ).json()) as Image
  })
  const get = (query = '', headers: Record<string, string> = {}, image = small) =>
    my.studio.request(`${image.urls.file}${query}`, { headers })
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  test('of more than 16 megapixels is given as AVIF at a width, and not whole', async () => {
    const huge = (await (await postFiles(my.studio, makePng({ width: 4100, height: 4000 }))).json()) as Image
    const refused = await get('?format=avif', {}, huge)
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'image.too_large_for_avif' }])
    const sized = await get('?format=avif&width=160', {}, huge)
    expect([sized.status, avifSize(await bytesOf(sized)).width]).toEqual([200, 160])
  })

  test('is the stored bytes as they are, recipe included, with headers that let a browser keep them', async () => {
    const response = await get()
    const bytes = await bytesOf(response)
    expect(response.status).toBe(200)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(small.sha256)
    expect(readRecipe(bytes)?.recipe.prompt).toBe(ODD)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(small.sizeBytes),
      etag: `"${small.sha256}"`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers.get('content-disposition')).toBeNull()
  })

  test('of any length comes whole', async () => {
    const bytes = await bytesOf(await get('', {}, large))
    expect(bytes.byteLength).toBe(large.sizeBytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(large.sha256)
  })

  test.each<[string, (etag: string) => string]>([
    ['the ETag', etag => etag],
    ['a list with it', etag => `"other", ${etag}`],
    ['a weak form of it', etag => `W/${etag}`],
    ['a star', () => '*'],
  ])('is not sent again to whoever has %s', async (_, header) => {
    const response = await get('', { 'if-none-match': header(`"${small.sha256}"`) })
    expect(response.status).toBe(304)
    expect((await bytesOf(response)).byteLength).toBe(0)
    expect(response.headers.get('etag')).toBe(`"${small.sha256}"`)
    expect(response.headers.get('cache-control')).toContain('immutable')
  })

  test('is sent to whoever has another one', async () => {
    expect((await get('', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=100-', 100, -1],
    ['bytes=-20', -20, -1],
    ['bytes=-99999999', 0, -1],
    ['bytes=5-99999999', 5, -1],
    ['Bytes=0-9', 0, 9],
  ])('comes in part for %s', async (range, first, last) => {
    for (const image of [small, large]) {
      const whole = await bytesOf(await get('', {}, image))
      const start = first < 0 ? whole.length + first : first
      const end = last < 0 ? whole.length + last : last
      const response = await get('', { range }, image)
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`)
      expect(response.headers.get('content-length')).toBe(String(end - start + 1))
      expect((await bytesOf(response)).equals(whole.subarray(start, end + 1))).toBe(true)
    }
  })

  test.each([
    'bytes=9-5',
    'bytes=a-b',
    'bytes=',
    'bytes=-',
    'items=0-5',
    'bytes=0-1,5-9',
    'bytes 0-5',
    'bytes=0x1-5',
    'bytes=+1-5',
  ])('comes whole for %s, which is no single range of bytes', async range => {
    const response = await get('', { range })
    expect(response.status).toBe(200)
    expect((await bytesOf(response)).byteLength).toBe(small.sizeBytes)
  })

  test.each(['bytes=99999999-', 'bytes=99999999-100000000', 'bytes=-0'])(
    'has nothing at %s: 416 with its size',
    async range => {
      const response = await get('', { range })
      expect(response.status).toBe(416)
      expect(response.headers.get('content-range')).toBe(`bytes */${small.sizeBytes}`)
      expect(await response.json()).toMatchObject({ code: 'image.range_not_satisfiable' })
      expect(response.headers.get('cache-control') ?? '').not.toMatch(/immutable/)
    },
  )

  test('comes in part for If-Range only while it is the same', async () => {
    const status = async (ifRange: string) => (await get('', { range: 'bytes=0-9', 'if-range': ifRange })).status
    expect(await status(`"${small.sha256}"`)).toBe(206)
    expect(await status('"other"')).toBe(200)
    expect(await status(`W/"${small.sha256}"`)).toBe(200)
    expect(await status('Sun, 22 Nov 2026 10:00:00 GMT')).toBe(200)
  })

  test('can be asked for its head only', async () => {
    for (const query of ['', '?width=160&format=webp', '?download=true']) {
      const whole = await get(query)
      const bytes = await bytesOf(whole)
      const head = await my.studio.request(`${small.urls.file}${query}`, { method: 'HEAD' })
      expect(head.status).toBe(200)
      for (const name of ['content-type', 'etag', 'cache-control', 'content-disposition', 'accept-ranges'])
        expect(head.headers.get(name)).toBe(whole.headers.get(name))
      expect(head.headers.get('content-length')).toBe(String(bytes.byteLength))
      expect((await bytesOf(head)).byteLength).toBe(0)
    }
    const ranged = await my.studio.request(small.urls.file, { method: 'HEAD', headers: { range: 'bytes=0-9' } })
    expect(ranged.status).toBe(200)
    expect(ranged.headers.get('content-length')).toBe(String(small.sizeBytes))
  })

  test.each(FORMATS)('comes as %s in every width, and is never enlarged', async format => {
    for (const width of [undefined, ...WIDTHS]) {
      const response = await get(`?format=${format}${width ? `&width=${width}` : ''}`)
      const bytes = await bytesOf(response)
      expect(response.headers.get('content-type')).toBe(`image/${format}`)
      expect(response.headers.get('content-length')).toBe(String(bytes.byteLength))
      const size = format === 'avif' ? avifSize(bytes) : probe(bytes)
      const expected = Math.min(width ?? 400, 400)
      expect(size).toMatchObject({ width: expected, height: (expected * 3) / 4 })
      expect(format === 'avif' ? bytes.toString('latin1', 4, 12) : probe(bytes).mimeType).toBe(
        format === 'avif' ? 'ftypavif' : `image/${format}`,
      )
    }
  })

  test('in a width alone is a WebP, and in its own format it is the stored one', async () => {
    expect((await get('?width=160')).headers.get('content-type')).toBe('image/webp')
    expect((await get('?format=png')).headers.get('etag')).toBe(`"${small.sha256}"`)
  })

  test('in another size has its own ETag, ranges and bytes that stay the same', async () => {
    const [first, second] = [await get('?width=320&format=jpeg'), await get('?width=320&format=jpeg')]
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-z.-]+"$/)
    expect(second.headers.get('etag')).toBe(etag)
    expect(etag).not.toBe((await get('?width=160&format=jpeg')).headers.get('etag'))
    const bytes = await bytesOf(first)
    expect(bytes.equals(await bytesOf(second))).toBe(true)
    expect((await get('?width=320&format=jpeg', { 'if-none-match': etag })).status).toBe(304)
    const part = await get('?width=320&format=jpeg', { range: 'bytes=5-9' })
    expect([part.status, (await bytesOf(part)).toString('hex')]).toEqual([206, bytes.subarray(5, 10).toString('hex')])
  })

  test('is asked for by many at once and made once', async () => {
    const image = await importPicture(my.studio, { prompt: 'crowd' }, { width: 900, height: 700 })
    const all = await Promise.all(
      Array.from({ length: 10 }, async () => bytesOf(await get('?width=640&format=webp', {}, image))),
    )
    expect(all.every(bytes => all[0]?.equals(bytes))).toBe(true)
    expect((await storedFiles(my.studio)).filter(file => file.includes(`${image.id}-640`))).toHaveLength(1)
  })

  test('is offered as a download under a name of plain letters made of its prompt', async () => {
    const named = async (query: string) => (await get(query)).headers.get('content-disposition')
    expect(await named('?download=true')).toBe(`attachment; filename="${small.filename}"`)
    expect(small.filename).toMatch(/^zurich-by-night-a-b-c-100-[0-9a-f]{12}\.png$/)
    expect(await named('?download=true&format=jpeg')).toBe(
      `attachment; filename="${small.filename.replace('.png', '.jpeg')}"`,
    )
    expect(await named('?download=true&width=160')).toBe(
      `attachment; filename="${small.filename.replace('.png', '.webp')}"`,
    )
    expect(await named('?download=false')).toBeNull()
    expect(large.filename).toMatch(/^image-[0-9a-f]{12}\.png$/)
  })

  test.each<[string, string]>([
    ['/query/width', '?width=100'],
    ['/query/width', '?width=320px'],
    ['/query/width', '?width=320.5'],
    ['/query/width', '?width=-320'],
    ['/query/format', '?format=gif'],
    ['/query/format', '?format=svg'],
    ['/query/format', '?format='],
    ['/query/download', '?download=please'],
    ['/query/w', '?w=320'],
  ])('refuses %s by name in %s', async (path, query) => {
    const response = await get(query)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'request.invalid', errors: [{ path }] })
  })

  test.each([
    '/api/v1/images/../../../../etc/passwd/file',
    '/api/v1/images/..%2f..%2f..%2fetc%2fpasswd/file',
    '/api/v1/images/%2e%2e/file',
    '/api/v1/images/..%5c..%5cwindows/file',
    '/api/v1/images/%00/file',
    '/api/v1/images/secret.key/file',
    '/api/v1/images/%252e%252e%252fsecret.key/file',
    '/api/v1/images//file',
    `/api/v1/images/${'a'.repeat(2000)}/file`,
    '/api/v1/images/%zz/file',
    '/../secret.key',
    '/..%2fsecret.key',
    '/storage/../secret.key',
  ])('is not to be had by a path like %s', async path => {
    const { status, body, headers } = await rawRequest(my.studio.url, path)
    expect([400, 404, 414]).toContain(status)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(body.toString())).toMatchObject({ status, requestId: headers['x-request-id'] })
    expect(body.toString()).not.toMatch(/root:|[A-Za-z0-9_-]{43}\n/)
  })

  test('that is gone from the disk is a 404 that says so, and its thumbnail is still there', async () => {
    const image = await importPicture(my.studio, { prompt: 'lost' }, { width: 64, height: 64 })
    await bytesOf(await my.studio.request(image.urls.thumbnail))
    const [stored = ''] = (await storedFiles(my.studio)).filter(file => file.endsWith(image.filename))
    await rm(join(my.studio.dataDir, 'storage', stored))
    for (const query of ['', '?format=jpeg']) {
      const response = await get(query, {}, image)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'image.file_missing' })
      expect(response.headers.get('cache-control') ?? '').not.toMatch(/immutable/)
    }
    expect((await my.studio.request(image.urls.thumbnail)).status).toBe(200)
  })
})
