import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../testing/fake-browser.ts'
import { fakeServer, json, later } from '../testing/fake-server.ts'
import { sampleId } from '../testing/samples.ts'
import { usePromptHistory } from './prompt-history.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

const prompt = (text: string, k = 1) => ({
  id: sampleId(k),
  text,
  favorite: false,
  uses: 1,
  usedAt: '2026-11-22T12:00:00.000Z',
  createdAt: '2026-11-22T12:00:00.000Z',
})
/** A server that has these, and takes whatever else it is told. */
const serverWith = (...texts: string[]) =>
  fakeServer(({ method }) =>
    method === 'GET'
      ? json({ items: texts.map(text => prompt(text)), nextCursor: null })
      : new Response(null, { status: 204 }),
  )

test('what was sent comes first at once, and none comes twice', async () => {
  serverWith('second', 'first')
  const history = usePromptHistory()
  await history.ensure()
  history.sent(' third ')
  history.sent('first')
  history.sent('  ')
  expect(history.prompts).toEqual(['first', 'third', 'second'])
})

test('what was put aside is told the server, and stays in this tab where that cannot be reached', async () => {
  const requests = serverWith()
  const history = usePromptHistory()
  await history.add(' half a thought ')
  expect(requests.map(({ method, body }) => [method, body])).toEqual([['POST', { prompts: ['half a thought'] }]])
  fakeServer(() => Promise.reject(new TypeError('the line is cut')))
  await history.add('another one')
  expect(history.prompts).toEqual(['another one', 'half a thought'])
})

test('what this browser had remembered by itself goes to the server once', async () => {
  fakeBrowser({ 'atelier.prompts': JSON.stringify(['old', ' ', 7, 'older', 'x'.repeat(4001)]) })
  const requests = serverWith('old', 'older')
  await usePromptHistory().ensure()
  expect(requests.map(({ method, body }) => [method, body])).toEqual([
    ['POST', { prompts: ['old', 'older'] }],
    ['GET', undefined],
  ])
  setActivePinia(createPinia())
  const afterwards = serverWith('old', 'older')
  await usePromptHistory().ensure()
  expect(afterwards.map(({ method }) => method)).toEqual(['GET'])
})

test('what could not be handed over stays until it can', async () => {
  fakeBrowser({ 'atelier.prompts': '["old"]' })
  fakeServer(() => Promise.reject(new TypeError('the line is cut')))
  await usePromptHistory().ensure()
  setActivePinia(createPinia())
  const requests = serverWith()
  await usePromptHistory().ensure()
  expect(requests[0]?.body).toEqual({ prompts: ['old'] })
})

test.each(['{"a":1}', 'nonsense', '[1, null]'])('a history stored as %s is an empty one', async text => {
  fakeBrowser({ 'atelier.prompts': text })
  const requests = serverWith()
  await usePromptHistory().ensure()
  expect(requests.map(({ method }) => method)).toEqual(['GET'])
})

test('what was deleted here is not stepped through any more', async () => {
  serverWith('a secret')
  const history = usePromptHistory()
  await history.ensure()
  history.forget(['a secret'])
  expect(history.prompts).toEqual([])
})

test('what is sent while the list is read is not lost by it', async () => {
  const late = later<Response>()
  const requests = fakeServer(() => late.promise)
  const history = usePromptHistory()
  const reading = history.ensure()
  await vi.waitFor(() => expect(requests).toHaveLength(1))
  history.sent('newer')
  late.resolve(json({ items: [prompt('older')], nextCursor: null }))
  await reading
  expect(history.prompts).toEqual(['newer', 'older'])
})
