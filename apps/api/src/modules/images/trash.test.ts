import { emptyTrash, getImageStats, updateImages } from '@atelier/contracts'
import { describe, expect, test } from 'vitest'
import { describeStores } from '../../testing/store.ts'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

describeStudio('emptying the trash', {}, my => {
  const empty = async () => (await my.studio.call(emptyTrash, {})).body

  test('has nothing to do at first', async () => {
    expect(await empty()).toEqual({ removed: 0, remaining: 0 })
  })

  test('removes what is in it with its files, tells of each, and leaves the gallery alone', async () => {
    const kept = await importPicture(my.studio, { prompt: 'kept' })
    const doomed = [
      await importPicture(my.studio, { prompt: 'doomed one' }),
      await importPicture(my.studio, { prompt: 'doomed two' }),
    ]
    for (const image of doomed)
      for (const query of ['?width=160', '?format=jpeg']) await my.studio.request(`${image.urls.file}${query}`)
    await my.studio.call(updateImages, { body: { ids: doomed.map(image => image.id), action: 'delete' } })
    const stream = await followEvents(my.studio)
    expect(await empty()).toEqual({ removed: 2, remaining: 0 })
    for (const { id } of doomed)
      await stream.next('image.removed', data => data.type === 'image.removed' && data.id === id)
    await stream.close()
    expect((await my.studio.call(getImageStats, { querystring: {} })).body).toMatchObject({
      total: 1,
      trashed: 0,
      bytes: kept.sizeBytes,
    })
    expect(
      (await storedFiles(my.studio)).filter(name => doomed.some(image => name.includes(image.id.slice(-12)))),
    ).toEqual([])
  })
})

describe('a full trash', () => {
  describeStores('being emptied', open => {
    test('goes in calls of 200, those first that have been in it longest', async () => {
      const store = await open()
      const ids: string[] = []
      for (let n = 0; n < 230; n += 1) ids.push((await store.addImage()).id)
      // The last 30 are trashed first.
      await store.service.changeMany({ ids: ids.slice(200), action: 'delete' })
      store.clock.advance(1000)
      await store.service.changeMany({ ids: ids.slice(0, 200), action: 'delete' })
      expect(await store.service.emptyTrash()).toEqual({ removed: 200, remaining: 30 })
      const left = await store.images.page({ trashed: true, order: 'oldest', limit: 100 })
      expect(left.map(row => row.id)).toEqual(ids.slice(170, 200))
      expect(await store.service.emptyTrash()).toEqual({ removed: 30, remaining: 0 })
    })

    test('never takes what is restored at the same time', async () => {
      const store = await open()
      const ids: string[] = []
      for (let n = 0; n < 40; n += 1) ids.push((await store.addImage()).id)
      await store.service.changeMany({ ids, action: 'delete' })
      const restored = new Set<string>()
      const restoring = ids.map(async id => {
        const { changed } = await store.service.changeMany({ ids: [id], action: 'restore' })
        for (const one of changed) restored.add(one)
      })
      const [{ removed }] = await Promise.all([store.service.emptyTrash(), ...restoring])
      const left = await store.images.page({ trashed: false, order: 'oldest', limit: 100 })
      expect(new Set(left.map(row => row.id))).toEqual(restored)
      expect(removed + restored.size).toBe(40)
    })
  })
})
