import { getGenerationDurations } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStores, type Store } from '../../testing/store.ts'
import { describeStudio } from '../../testing/suite.ts'
import { medianDuration } from './durations.ts'

const parametersOf = (count: number) => ({ width: 64, height: 64, steps: null, guidance: null, seed: 1, count })
const took = (ms: number, count = 1) => ({
  startedAt: new Date(10_000),
  finishedAt: new Date(10_000 + ms),
  parameters: parametersOf(count),
})

test.each<[ReturnType<typeof took>[], { msPerImage: number; samples: number }]>([
  [[took(900)], { msPerImage: 900, samples: 1 }],
  [[took(900), took(100)], { msPerImage: 500, samples: 2 }],
  [[took(10), took(60_000), took(20)], { msPerImage: 20, samples: 3 }],
  [[took(4000, 4), took(1001), took(3000, 3)], { msPerImage: 1000, samples: 3 }],
  [[took(-500)], { msPerImage: 0, samples: 1 }],
])('the median of %j is %j', (rows, expected) => {
  expect(medianDuration(rows)).toEqual(expected)
})

describeStudio('how long a model takes', {}, my => {
  test('is known of each model that has made something', async () => {
    const read = async () => (await my.studio.call(getGenerationDurations, {})).body.items
    expect(await read()).toEqual([])
    for (const model of ['atelier/sketch', 'black-forest-labs/FLUX.1-schnell', 'atelier/sketch'])
      await my.generate({ prompt: 'timed', model, width: 256, height: 256 })
    my.upstream.fault('server-error')
    await my.generate({ prompt: 'fails', width: 256, height: 256 })
    expect((await read()).map(({ model, samples }) => [model, samples])).toEqual([
      ['atelier/sketch', 2],
      ['black-forest-labs/FLUX.1-schnell', 1],
    ])
  })
})

describeStores('the last ones of a model', open => {
  const add = (store: Store, model: string, finishedAt: number, status: 'succeeded' | 'failed' = 'succeeded') =>
    store.add({ model, status, startedAt: new Date(0), finishedAt: new Date(finishedAt), parameters: parametersOf(1) })

  test('are those that ended last and succeeded, whatever order they were asked for in', async () => {
    const store = await open()
    for (const [model, finishedAt] of [
      ['b', 3000],
      ['a', 9000],
      ['b', 1000],
      ['b', 2000],
    ] as const)
      await add(store, model, finishedAt)
    await add(store, 'b', 9000, 'failed')
    await add(store, 'c', 9000, 'failed')
    const behind = async (model: string) =>
      (await store.generations.succeededBehind({ behind: model, limit: 2 })).map(row => [
        row.model,
        row.finishedAt?.getTime(),
      ])
    expect(await behind('')).toEqual([['a', 9000]])
    expect(await behind('a')).toEqual([
      ['b', 3000],
      ['b', 2000],
    ])
    expect(await behind('b')).toEqual([])
  })
})
