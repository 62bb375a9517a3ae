import { createHash } from 'node:crypto'
import { createUpload, getUploadFile, removeUpload, UPLOAD_HOURS, type Problem } from '@atelier/contracts'
import { makeBomb, makeJpeg, makePng, makePngWithoutPixels, makeWebp, NOT_TAKEN } from '@atelier/imaging/testing'
import { expect, test } from 'vitest'
import { describeStudio, storedFiles } from '../../testing/suite.ts'
import { postUpload, sendUpload } from './testing/uploads.ts'

const HOUR_MS = 60 * 60 * 1000

describeStudio('a picture that is sent to begin with', { config: { maxImageMb: 1 } }, my => {
  const problemOf = async (bytes: Uint8Array) => (await (await postUpload(my.studio, bytes)).json()) as Problem

  test.each([
    ['image/png', async () => makePng({ width: 50, height: 40 })],
    ['image/jpeg', () => makeJpeg({ width: 50, height: 40 })],
    ['image/webp', () => makeWebp({ width: 50, height: 40 })],
  ])('is stored as it is: %s', async (mimeType, makePicture) => {
    const bytes = await makePicture()
    const upload = await sendUpload(my.studio, bytes)
    expect(upload).toEqual({
      id: upload.id,
      mimeType,
      width: 50,
      height: 40,
      sizeBytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      expiresAt: upload.expiresAt,
    })
    const left = Date.parse(upload.expiresAt) - Date.now()
    expect(Math.round(left / HOUR_MS)).toBe(UPLOAD_HOURS)
    const path = `/api/v1/uploads/${upload.id}/file`
    const file = await my.studio.request(path)
    expect(file.headers.get('content-type')).toBe(mimeType)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(bytes))
    const part = await my.studio.request(path, { headers: { range: 'bytes=2-9' } })
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(Buffer.from(bytes.subarray(2, 10)))
    const etag = file.headers.get('etag') ?? ''
    expect((await my.studio.request(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('is as tall as it is looked at', async () => {
    expect(await sendUpload(my.studio, await makeJpeg({ width: 50, height: 40, orientation: 6 }))).toMatchObject({
      width: 40,
      height: 50,
    })
  })

  test.each([
    ['no picture', NOT_TAKEN.svg, 422, 'image.rejected'],
    ['a bomb', makeBomb(), 422, 'image.rejected'],
    ['one without its pixels', makePngWithoutPixels(), 422, 'image.rejected'],
    ['what is too large', new Uint8Array(1024 * 1024 + 1), 413, 'image.too_large'],
  ])('is refused as an import is: %s', async (_, bytes, status, code) => {
    const before = await storedFiles(my.studio)
    expect(await problemOf(bytes)).toMatchObject({ status, code })
    expect(await storedFiles(my.studio)).toEqual(before)
  })

  test('can be taken back, with its file', async () => {
    const before = await storedFiles(my.studio)
    const { id } = await sendUpload(my.studio, makePng({ seed: 3 }))
    expect(await storedFiles(my.studio)).toHaveLength(before.length + 1)
    expect((await my.studio.call(removeUpload, { params: { id } })).status).toBe(204)
    expect(await storedFiles(my.studio)).toEqual(before)
    for (const route of [getUploadFile, removeUpload])
      expect(await my.studio.refused(route, { params: { id } })).toMatchObject({ code: 'upload.not_found' })
  })

  test('needs a form with one file', async () => {
    const response = await my.studio.request(createUpload.url, { method: 'POST', body: new FormData() })
    expect(((await response.json()) as Problem).code).toBe('image.no_file')
  })
})
