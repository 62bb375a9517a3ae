import { getImageStats, listTags } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeServer, json } from '../../testing/fake-server.ts'
import { findTerms } from './find-terms.ts'

beforeEach(() => setActivePinia(createPinia()))

const stats = {
  total: 3,
  favorites: 0,
  trashed: 0,
  bytes: 0,
  byModel: [
    { model: 'black-forest-labs/FLUX.1-dev', count: 2 },
    { model: null, count: 1 },
  ],
  samplers: ['DPM++ 2M', 'Euler a'],
}

async function valuesOf(text: string) {
  fakeServer(({ path, query }) => {
    if (path === getImageStats.url) return json(stats)
    if (path === listTags.url) return json({ items: [{ tag: `${query.get('q') ?? ''}ox`, count: 7 }] })
    return json({ items: [], nextCursor: null })
  })
  return (await findTerms(text, new AbortController().signal)).map(({ value }) => value)
}

test.each([
  ['ta', ['tag:', 'task:']],
  ['fox -mod', ['model:']],
  ['t', []],
  ['lighthouse', []],
  ['tag:f', ['tag:fox']],
  ['sampler:', ['sampler:"DPM++ 2M"', 'sampler:"Euler a"']],
  ['-sampler:"eul', ['sampler:"Euler a"']],
  ['model:flux', ['model:FLUX.1-dev']],
  ['shape:t', ['shape:tall']],
  ['rating:', ['rating:5', 'rating:>=4', 'rating:>=3', 'rating:0']],
  ['collection:', ['collection:none']],
  ['seed:4', []],
])('behind %j one can go on with %j', async (text, values) => {
  expect(await valuesOf(text)).toEqual(values)
})
