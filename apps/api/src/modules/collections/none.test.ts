import { getImageStats, getTimeline, listImages, removeImage, type Image, type ImagesFilter } from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { callsOf } from './testing/calls.ts'

describeStudio('what no collection has', {}, my => {
  const { create, read, add, takeOut, remove } = callsOf(my)
  let images: Image[] = []
  beforeAll(async () => {
    for (const [seed, sampler] of ['Euler a', 'DPM++ 2M', null].entries())
      images.push(await importPicture(my.studio, { prompt: `plover ${seed}`, seed, sampler }))
  })
  const id = (at: number) => images[at]?.id ?? ''
  const found = async (querystring: ImagesFilter) =>
    (await my.studio.call(listImages, { querystring })).body.items.map(image => image.id)

  test('is found by a filter, by a word and by both with others, as images come and go', async () => {
    const all = [id(2), id(1), id(0)]
    expect(await found({ collection: 'none' })).toEqual(all)
    const one = await create({ name: 'One', imageIds: [id(0)] })
    const two = await create({ name: 'Two', imageIds: [id(0), id(1)] })
    expect(await found({ collection: 'none' })).toEqual([id(2)])
    expect(await found({ q: 'plover -collection:none', sort: 'oldest' })).toEqual([id(0), id(1)])
    expect(await found({ q: 'collection:none -collection:none' })).toEqual([])
    expect(await found({ q: 'collection:none', sampler: 'Euler a' })).toEqual([])
    expect(await found({ q: 'collection:none -sampler:"euler a"', sort: 'rating' })).toEqual([id(2)])
    const timeline = await my.studio.call(getTimeline, { querystring: { collection: 'none' } })
    expect(timeline.body.stretches.map(({ count }) => count)).toEqual([1])

    await takeOut(two.id, [id(0), id(1)])
    expect(await found({ collection: 'none' })).toEqual([id(2), id(1)])
    await add(two.id, [id(2)])
    expect(await found({ collection: 'none' })).toEqual([id(1)])
    await remove(one.id)
    expect(await found({ collection: 'none' })).toEqual([id(1), id(0)])
    await remove(two.id)
    expect(await found({ collection: 'none' })).toEqual(all)
  })

  test('is a collection that keeps itself', async () => {
    const smart = await create({ name: 'Loose ends', filter: { q: 'plover', collection: 'none' } })
    expect(smart.count).toBe(3)
    const one = await create({ name: 'One', imageIds: [id(1)] })
    expect((await read(smart.id)).count).toBe(2)
    expect(await found({ collection: smart.id })).toEqual([id(2), id(0)])
    expect(await found({ collection: smart.id, sampler: 'euler a' })).toEqual([id(0)])
    await remove(one.id)
    expect((await read(smart.id)).count).toBe(3)
  })

  test('the sampler of a file is kept with its image, and what was made here knows what it came of', async () => {
    expect(images.map(({ sampler, task }) => [sampler, task])).toEqual([
      ['Euler a', null],
      ['DPM++ 2M', null],
      [null, null],
    ])
    expect((await my.studio.call(getImageStats, { querystring: {} })).body.samplers).toEqual(['DPM++ 2M', 'Euler a'])
    expect(await found({ sampler: 'EULER A' })).toEqual([id(0)])
    const { images: made } = await my.generate({ prompt: 'a plover' })
    expect(made.map(({ sampler, task }) => [sampler, task])).toEqual([[null, 'text-to-image']])
    const ids = made.map(image => image.id)
    expect(await found({ task: 'text-to-image' })).toEqual(ids)
    expect(await found({ q: 'task:text-to-image plover' })).toEqual(ids)
    expect(await found({ task: 'upscale' })).toEqual([])
    for (const image of ids)
      await my.studio.call(removeImage, { params: { id: image }, querystring: { permanent: true } })
  })
})
