import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Image } from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudioOnSqlite, storedFiles } from '../../../testing/suite.ts'
import { importPicture } from '../../../testing/upload.ts'

/** As nginx puts it on every request. */
const THROUGH_NGINX = { 'x-forwarded-for': '203.0.113.9' }

describeStudioOnSqlite(
  'a picture that nginx sends for the studio',
  { config: { accelRedirect: '/stored/', trustProxy: '127.0.0.1' } },
  my => {
    let image: Image
    beforeAll(async () => {
      image = await importPicture(my.studio, { prompt: 'handed over' })
    })
    const get = (query = '', headers: Record<string, string> = THROUGH_NGINX) =>
      my.studio.request(image.urls.file + query, { headers })

    test('is named by where it is in the storage, and not sent', async () => {
      const response = await get()
      expect([response.status, await response.text()]).toEqual([200, ''])
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-accel-redirect': expect.stringMatching(/^\/stored\/images\/\d{4}\/\d{2}\/handed-over-[0-9a-f]{12}\.png$/),
        etag: `"${image.sha256}"`,
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
      })
    })

    test('is sent by the studio to whoever asks it without a proxy', async () => {
      const response = await get('', {})
      expect(response.headers.get('x-accel-redirect')).toBeNull()
      expect((await response.arrayBuffer()).byteLength).toBe(image.sizeBytes)
    })

    test('is validated by the studio, and its ranges are judged', async () => {
      const known = await get('', { ...THROUGH_NGINX, 'if-none-match': `"${image.sha256}"` })
      const beyond = await get('', { ...THROUGH_NGINX, range: 'bytes=99999999-' })
      expect([known.status, beyond.status]).toEqual([304, 416])
      expect([known.headers.get('x-accel-redirect'), beyond.headers.get('x-accel-redirect')]).toEqual([null, null])
    })

    test('is sent by the studio where something was made of it', async () => {
      for (const query of ['?width=320&format=webp', '?format=jpeg', '?recipe=false']) {
        const response = await get(query)
        expect(response.headers.get('x-accel-redirect')).toBeNull()
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0)
      }
    })

    test('is sent by the studio where its stars and tags go along, which nginx would keep for a year', async () => {
      for (const query of ['?download=true', '?recipe=true']) {
        const response = await get(query)
        expect([response.headers.get('x-accel-redirect'), response.headers.get('cache-control')]).toEqual([
          null,
          'private, no-cache',
        ])
        expect((await response.arrayBuffer()).byteLength).toBe(image.sizeBytes)
      }
    })

    test('is not sent where a byte of it was flipped', async () => {
      const other = await importPicture(my.studio, { prompt: 'rotten' })
      const stored = (await storedFiles(my.studio)).find(file => file.endsWith(other.filename)) ?? ''
      const path = join(my.studio.dataDir, 'storage', stored)
      const bytes = await readFile(path)
      const at = bytes.length - 30
      await writeFile(path, bytes.with(at, bytes.readUInt8(at) ^ 1))
      const response = await my.studio.request(other.urls.file, { headers: THROUGH_NGINX })
      expect([response.status, response.headers.get('x-accel-redirect')]).toEqual([422, null])
    })

    test('is not there any more once the image was removed', async () => {
      const other = await importPicture(my.studio, { prompt: 'gone' })
      await my.studio.request(`/api/v1/images/${other.id}?permanent=true`, { method: 'DELETE' })
      const response = await my.studio.request(other.urls.file, { headers: THROUGH_NGINX })
      expect([response.status, response.headers.get('x-accel-redirect')]).toEqual([404, null])
    })
  },
)

describeStudioOnSqlite('without a proxy that is trusted', { config: { accelRedirect: '/stored/' } }, my => {
  test('nobody can make the studio name where a picture is', async () => {
    const image = await importPicture(my.studio, { prompt: 'forged' })
    const response = await my.studio.request(image.urls.file, {
      headers: { ...THROUGH_NGINX, 'x-sendfile-type': 'X-Accel-Redirect' },
    })
    expect(response.headers.get('x-accel-redirect')).toBeNull()
    expect((await response.arrayBuffer()).byteLength).toBe(image.sizeBytes)
  })
})
