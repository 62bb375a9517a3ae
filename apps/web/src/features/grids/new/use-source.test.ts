import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useDraft } from '../../../stores/draft.ts'
import { useGridDraft } from '../../../stores/grid-draft.ts'
import { fakeBrowser } from '../../../testing/fake-browser.ts'
import { fakeServer, json } from '../../../testing/fake-server.ts'
import { sampleId, sampleImage } from '../../../testing/samples.ts'
import { useSource } from './use-source.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

/** The prompt of a new grid that is begun at this address. */
async function promptFrom(query: Record<string, string>) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/grids/new', component: {} }],
  })
  await router.push({ path: '/grids/new', query })
  const drafts = useGridDraft()
  await createApp({})
    .use(router)
    .runWithContext(async () => useSource())
  expect(router.currentRoute.value.query).toEqual({})
  return drafts.draft.base.prompt
}

test('the prompt of a picture comes as it is, since a grid reads no templates', async () => {
  fakeServer(() => json(sampleImage(1, { prompt: 'a {red} fox__\n// neon' })))
  expect(await promptFrom({ image: sampleId(1) })).toBe('a {red} fox__\n// neon')
})

test.each([
  ['what is escaped in the form of the studio comes as what it stands for', 'a \\{red\\} fox', 'a {red} fox'],
  ['a template comes as it was typed', 'a {red|blue} \\{fox\\}', 'a {red|blue} \\{fox\\}'],
  ['backslashes that escape nothing stay', 'a \\(red\\) fox', 'a \\(red\\) fox'],
])('%s', async (_, prompt, expected) => {
  useDraft().change({ prompt })
  expect(await promptFrom({ from: 'studio' })).toBe(expected)
})
