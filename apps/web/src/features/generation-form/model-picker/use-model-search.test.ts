import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { useModels } from '../../../stores/models.ts'
import { fakeServer, json, later } from '../../../testing/fake-server.ts'
import { inScope } from '../../../testing/in-scope.ts'
import { sampleModel } from '../../../testing/samples.ts'
import { useModelSearch } from './use-model-search.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

async function atHand(...ids: string[]) {
  fakeServer(() => json({ items: ids.map(id => sampleModel(id)), incomplete: null }))
  await useModels().load()
  const search = inScope(useModelSearch)
  return {
    search,
    ids: () => search.shown.value.map(({ id }) => id),
    async type(text: string) {
      search.words.value = text
      await nextTick()
      await vi.advanceTimersByTimeAsync(300)
    },
  }
}

test('without words the models at hand are listed, and nobody is asked', async () => {
  const { ids, type } = await atHand('own/flux', 'own/sketch')
  const requests = fakeServer(() => json({ items: [] }))
  await type('  ')
  expect([ids(), requests.length]).toEqual([['own/flux', 'own/sketch'], 0])
})

test('what is at hand comes first, and what the Hub finds behind it, none twice', async () => {
  const { ids, type } = await atHand('own/flux', 'own/sketch')
  fakeServer(() => json({ items: [sampleModel('hub/flux-2'), sampleModel('own/flux')] }))
  await type('FLUX')
  expect(ids()).toEqual(['own/flux', 'hub/flux-2'])
})

test('each letter does not ask, and an answer to earlier words is dropped', async () => {
  const { search, ids, type } = await atHand()
  const late = later<Response>()
  const requests = fakeServer(async ({ query }) =>
    query.get('q') === 'flu' ? late.promise : json({ items: [sampleModel('hub/right')] }),
  )
  search.words.value = 'f'
  await nextTick()
  await type('flu')
  await type('flux')
  late.resolve(json({ items: [sampleModel('hub/late')] }))
  await vi.advanceTimersByTimeAsync(1)
  expect([ids(), requests.map(({ query }) => query.get('q'))]).toEqual([['hub/right'], ['flu', 'flux']])
})

test('that the server could not ask the Hub is said, never that nothing was found', async () => {
  const { search, ids, type } = await atHand('own/flux')
  fakeServer(() =>
    json({ items: [], incomplete: { code: 'provider.unavailable', detail: 'The Hub does not answer.' } }),
  )
  await type('watercolour')
  expect([ids(), search.problem.value]).toEqual([[], 'Only models at hand are listed. The Hub does not answer.'])
})

test('that the Hub cannot be asked is said, and what is at hand stays', async () => {
  const { search, ids, type } = await atHand('own/flux')
  fakeServer(() => json({ status: 502, code: 'hub.down', detail: 'Hugging Face does not answer.' }, 502))
  await type('flux')
  expect([ids(), search.problem.value, search.isSearching.value]).toEqual([
    ['own/flux'],
    'Only models at hand are listed. Hugging Face does not answer.',
    false,
  ])
})

test('the address of a model is looked up by its id, beside the search', async () => {
  const { ids, type } = await atHand('own/flux')
  const requests = fakeServer(({ path }) =>
    path.endsWith('/models') ? json({ items: [], incomplete: null }) : json(sampleModel('hub/private')),
  )
  await type('https://huggingface.co/hub/private/tree/main')
  expect(ids()).toEqual(['hub/private'])
  expect(requests.map(({ path, query }) => [path, query.get('q')])).toEqual([
    ['/api/v1/models/hub/private', null],
    ['/api/v1/models', 'hub/private'],
  ])
})

test('an id that nobody knows is said to be unknown, which is no failure', async () => {
  const { search, type } = await atHand()
  fakeServer(({ path }) =>
    path.endsWith('/models')
      ? json({ items: [], incomplete: null })
      : json({ status: 404, code: 'model.not_found', detail: 'No.' }, 404),
  )
  await type('hub/nothing')
  expect([search.unknown.value, search.problem.value]).toEqual(['hub/nothing', undefined])
})

test('what could not be asked is asked again', async () => {
  const { search, ids, type } = await atHand()
  fakeServer(() => json({ status: 502, code: 'hub.down', detail: 'Hugging Face does not answer.' }, 502))
  await type('flux')
  fakeServer(() => json({ items: [sampleModel('hub/flux')], incomplete: null }))
  await search.again()
  expect([ids(), search.problem.value]).toEqual([['hub/flux'], undefined])
})
