import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../testing/fake-browser.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { sampleImage } from '../testing/samples.ts'
import { useDraft } from './draft.ts'
import { usePromptHistory } from './prompt-history.ts'

beforeEach(() => setActivePinia(createPinia()))

test('what was typed is there after a reload', () => {
  fakeBrowser()
  useDraft().change({ prompt: 'a boat' })
  setActivePinia(createPinia())
  expect(useDraft().draft.prompt).toBe('a boat')
})

test('taking a recipe loses nothing: the words go to the history, and there is a way back', async () => {
  fakeBrowser()
  fakeServer(() => new Response(null, { status: 204 }))
  const drafts = useDraft()
  drafts.change({ prompt: 'half a thought', steps: 7 })
  const undo = await drafts.takeRecipe(sampleImage(1))
  expect(drafts.draft.prompt).toBe('picture 1')
  await vi.waitFor(() => expect(usePromptHistory().prompts).toEqual(['half a thought']))
  undo()
  expect(drafts.draft).toMatchObject({ prompt: 'half a thought', steps: 7 })
})

test('a remix knows its picture until no word is left, or it is said to be another one', async () => {
  fakeBrowser()
  const drafts = useDraft()
  const image = sampleImage(1)
  const taken = () => [drafts.draft.parentId, drafts.taken?.prompt]
  await drafts.takeRecipe(image, { parentId: image.id })
  drafts.change({ prompt: 'another wording' })
  expect(taken()).toEqual([image.id, 'picture 1'])
  drafts.settle()
  expect(taken()).toEqual([image.id, undefined])
  drafts.change({ prompt: ' ' })
  expect(taken()).toEqual([null, undefined])
  const undo = await drafts.takeRecipe(image, { parentId: image.id })
  undo()
  expect(taken()).toEqual([null, undefined])
})

test('another tab is followed, but not while someone is at work in this one', () => {
  const browser = fakeBrowser()
  const drafts = useDraft()
  browser.otherTabKeeps('atelier.draft', JSON.stringify({ prompt: 'from the other tab' }))
  expect(drafts.draft.prompt).toBe('from the other tab')
  browser.hasFocus = true
  browser.otherTabKeeps('atelier.draft', JSON.stringify({ prompt: 'again from there' }))
  expect(drafts.draft.prompt).toBe('from the other tab')
})
