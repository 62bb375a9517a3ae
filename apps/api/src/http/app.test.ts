import { createGeneration, listImages } from '@atelier/contracts'
import { afterEach, expect, test } from 'vitest'
import { startUpstream, type Upstream } from '@atelier/providers/testing'
import { describeOnBothDatabases, type TestDatabase } from '@atelier/db/testing'
import { startStudio, type Studio } from '../testing/studio.ts'

describeOnBothDatabases('the studio', make => {
  const open: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close()
  })

  async function start(): Promise<{ studio: Studio; upstream: Upstream }> {
    const database: TestDatabase = await make()
    open.push(database.drop)
    const upstream = await startUpstream({ fast: true })
    open.push(upstream.close)
    const studio = await startStudio({
      databaseUrl: database.url,
      config: {
        hfToken: 'hf_test',
        hfRouterUrl: upstream.routerUrl,
        hfHubUrl: upstream.hubUrl,
        allowPrivateNetwork: true,
      },
    })
    open.push(studio.stop)
    return { studio, upstream }
  }

  test('a prompt becomes an image on disk, in the database and in the gallery', async () => {
    const { studio } = await start()
    const { status, body: generation } = await studio.call(
      createGeneration,
      { body: { prompt: 'a red fox', count: 2, seed: 7 } },
      { prefer: 'wait=20' },
    )
    expect(status).toBe(201)
    expect(generation.status).toBe('succeeded')
    expect(generation.images.map(image => image.seed)).toEqual([7, 8])
    const { body: gallery } = await studio.call(listImages, { querystring: {} })
    expect(gallery.items.map(image => image.id).toSorted()).toEqual(generation.images.map(image => image.id).toSorted())
    for (const image of gallery.items) {
      const file = await studio.request(image.urls.file)
      expect((await file.arrayBuffer()).byteLength).toBe(image.sizeBytes)
    }
  })
})
