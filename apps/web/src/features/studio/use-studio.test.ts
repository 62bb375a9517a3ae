import {
  createGeneration,
  createGenerations,
  getSettings,
  listGenerations,
  listModels,
  MANY_PROMPTS,
  previewPrompts,
  type PromptPreview,
} from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { useDraft } from '../../stores/draft.ts'
import { useGenerations } from '../../stores/generations.ts'
import { fakeBrowser } from '../../testing/fake-browser.ts'
import { fakeServer, json, later } from '../../testing/fake-server.ts'
import { inScope } from '../../testing/in-scope.ts'
import { sampleGeneration, sampleModel } from '../../testing/samples.ts'
import { useSampling } from '../generation-form/use-sampling.ts'
import { useStudio } from './use-studio.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

const previewOf = (total: number): PromptPreview => ({
  isDynamic: true,
  total,
  combinations: total,
  prompts: [],
  missing: [],
  drawSeed: 7,
  problem: null,
})

/** The studio with a dynamic prompt in its form. */
async function openStudio(preview: () => Promise<PromptPreview>) {
  const requests = fakeServer(async ({ method, path }) => {
    if (path === previewPrompts.url) return json(await preview())
    if (method === 'POST' && path === createGeneration.url) return json(sampleGeneration(2), 202)
    if (method === 'POST') return json({ items: [sampleGeneration(1)], drawSeed: 7 }, 202)
    if (path === listModels.url) return json({ items: [sampleModel('sketch')], incomplete: null })
    if (path === listGenerations.url) return json({ items: [], nextCursor: null })
    if (path === getSettings.url) return json({ status: 500, code: 'server.error', detail: 'It failed.' }, 500)
    return json({ items: [] })
  })
  const studio = inScope(() => useStudio())
  useDraft().change({ prompt: 'a {red|green} boat' })
  await studio.load()
  const sent = (url: string = createGenerations.url) =>
    requests.filter(({ method, path }) => method === 'POST' && path === url)
  return { studio, sent }
}

test('a dynamic prompt that is sent twice in a row is sent once', async () => {
  const preview = later<PromptPreview>()
  const { studio, sent } = await openStudio(async () => preview.promise)
  const [first, second] = [studio.generate(), studio.generate()]
  expect(await second).toBeUndefined()
  expect(studio.submit.isSending.value).toBe(true)
  preview.resolve(previewOf(2))
  expect(await first).toBe(sampleGeneration(1).id)
  expect([sent().length, studio.submit.isSending.value]).toEqual([1, false])
})

test('whoever is asked about very many prompts answers for one sending', async () => {
  const { studio, sent } = await openStudio(async () => previewOf(MANY_PROMPTS + 1))
  const sampling = useSampling()
  const first = studio.generate()
  await vi.waitFor(() => expect(sampling.asked?.total).toBe(MANY_PROMPTS + 1))
  expect(await studio.generate()).toBeUndefined()
  sampling.asked?.answer(true)
  expect(await first).toBe(sampleGeneration(1).id)
  expect(sent()).toHaveLength(1)
})

test('a question that is gone with its prompt was answered no, and one can send again', async () => {
  const { studio, sent } = await openStudio(async () => previewOf(MANY_PROMPTS + 1))
  const sampling = useSampling()
  const first = studio.generate()
  await vi.waitFor(() => expect(sampling.asked).toBeDefined())
  sampling.forget()
  expect(await first).toBeUndefined()
  expect([sent().length, studio.submit.isSending.value, sampling.asked]).toEqual([0, false, undefined])
})

test('a vary sends the words that were sent, with what was typed for them', async () => {
  const { studio, sent } = await openStudio(async () => previewOf(2))
  const typed = { prompt: 'a {red|blue} boat', negativePrompt: null, styles: ['Ink'] }
  const { images: _, ...made } = sampleGeneration(1, { prompt: 'ink, a {red} boat', typed })
  expect(await studio.vary({ ...made, imageIds: [] })).toBe(sampleGeneration(2).id)
  expect(sent(createGeneration.url).map(({ body }) => body)).toEqual([
    { prompt: 'ink, a {red} boat', typed, model: 'sketch', width: 1024, height: 1024, count: 4 },
  ])
  expect(useGenerations().byId.has(sampleGeneration(2).id)).toBe(true)
})

test('a prompt that is gone while it is being read asks nobody, and one can send again', async () => {
  const [asked, preview] = [later<undefined>(), later<PromptPreview>()]
  const { studio, sent } = await openStudio(async () => {
    asked.resolve(undefined)
    return preview.promise
  })
  const sampling = useSampling()
  const first = studio.generate()
  await asked.promise
  sampling.forget()
  preview.resolve(previewOf(MANY_PROMPTS + 1))
  expect(await first).toBeUndefined()
  expect([sent().length, studio.submit.isSending.value, sampling.asked]).toEqual([0, false, undefined])
})
