import { createGeneration } from '@atelier/contracts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useDraft } from '../../stores/draft.ts'
import { useNotices } from '../../stores/notices.ts'
import { fakeBrowser } from '../../testing/fake-browser.ts'
import { fakeServer, json, later } from '../../testing/fake-server.ts'
import { sampleGeneration, sampleId, sampleImage } from '../../testing/samples.ts'
import { useImageActions } from './use-image-actions.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

const typed = { prompt: 'a {red|blue} boat', negativePrompt: null, styles: [] }
const made = sampleImage(1, { generationId: sampleId(9), prompt: 'a red boat', typed })

/** What can be done with a picture, in a studio that answers so when it is asked to make one. */
function openActions(image: typeof made, answer: () => Response | Promise<Response>) {
  const requests = fakeServer(answer)
  const component = { template: '' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any*', component }] })
  const actions = createApp(component)
    .use(router)
    .runWithContext(() => useImageActions(() => image))
  const sent = () => requests.filter(({ path }) => path === createGeneration.url).map(({ body }) => body)
  return { actions, router, sent }
}

test('a picture that was made here is varied at once, with what was typed for it, and once for two presses', async () => {
  const answer = later<Response>()
  const { actions, router, sent } = openActions(made, async () => answer.promise)
  const presses = [actions.vary(), actions.vary()]
  answer.resolve(json(sampleGeneration(2), 202))
  await Promise.all(presses)
  const origin = { parentId: made.id, relation: 'vary' }
  expect(sent()).toEqual([
    { prompt: 'a red boat', typed, model: 'sketch', width: 1024, height: 1024, count: 4, ...origin },
  ])
  expect(router.currentRoute.value.path).toBe('/')
  expect(useDraft().draft.prompt).toBe('')
})

test('what is refused is said, and the form has it, without its seed', async () => {
  const { actions, router } = openActions(made, () =>
    json({ status: 404, code: 'model.not_found', detail: 'There is no such model.' }, 404),
  )
  await actions.vary()
  expect(useNotices().items).toMatchObject([{ tone: 'danger' }])
  expect(useDraft().draft).toMatchObject({ prompt: 'a red boat', model: 'sketch', seed: null })
  expect(router.currentRoute.value.path).toBe('/')
})

test('what was made elsewhere fills the form: its model may not be here', async () => {
  const { actions, sent } = openActions({ ...made, generationId: null }, () => json({}, 500))
  await actions.vary()
  expect(sent()).toEqual([])
  expect(useDraft().draft).toMatchObject({ prompt: 'a red boat', seed: null })
})
