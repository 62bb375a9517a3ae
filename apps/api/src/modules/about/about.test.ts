import { getAbout } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { VERSION } from '../../version.ts'

describeStudio('about the studio', {}, my => {
  const about = async () => (await my.studio.call(getAbout, {})).body

  test('its versions, its database and where it keeps things', async () => {
    expect(await about()).toEqual({
      version: VERSION,
      nodeVersion: process.versions.node,
      database: my.database.dialect,
      dataDir: my.studio.dataDir,
      storage: { imageBytes: 0, renditionBytes: 0, freeBytes: expect.any(Number) as number },
    })
    expect(VERSION).toMatch(/^\d+\.\d+\.\d+/)
  })

  test('the room that images take, apart from what can be made again', async () => {
    const image = await importPicture(my.studio, { prompt: 'weighed' }, { width: 400, height: 300 })
    const rendition = await (await my.studio.request(`${image.urls.file}?format=jpeg`)).arrayBuffer()
    const { storage } = await about()
    expect(storage).toMatchObject({ imageBytes: image.sizeBytes, renditionBytes: rendition.byteLength })
    expect(storage.freeBytes).toBeGreaterThan(0)
  })
})
