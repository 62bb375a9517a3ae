import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from '../testing/fake-browser.ts'
import { emptyDraft } from './draft-values.ts'
import { emptyAxis, parseGridDraft, useGridDraft } from './grid-draft.ts'

beforeEach(() => setActivePinia(createPinia()))

test('what was typed is there after a reload', () => {
  fakeBrowser()
  const grid = useGridDraft()
  grid.changeBase({ prompt: 'a red boat', steps: 12 })
  grid.addAxis('prompt')
  grid.changeAxis(0, { search: 'red', text: 'red\nblue' })
  setActivePinia(createPinia())
  expect(useGridDraft().draft).toMatchObject({
    base: { prompt: 'a red boat', steps: 12 },
    axes: [{ kind: 'prompt', search: 'red', text: 'red\nblue', picked: [] }],
  })
})

test('beginning from a picture can be taken back', () => {
  fakeBrowser()
  const grid = useGridDraft()
  grid.changeBase({ prompt: 'what was typed' })
  grid.addAxis('seed')
  const undo = grid.begin({ ...emptyDraft, prompt: 'of a picture', count: 4 })
  expect(grid.draft).toMatchObject({ base: { prompt: 'of a picture', count: null }, axes: [] })
  grid.begin({ ...emptyDraft, prompt: 'of a grid' }, [emptyAxis('steps')])
  expect(grid.draft).toMatchObject({ base: { prompt: 'of a grid' }, axes: [{ kind: 'steps' }] })
  undo()
  expect(grid.draft).toMatchObject({ base: { prompt: 'what was typed' }, axes: [{ kind: 'seed' }] })
})

test('what is kept may be anything', () => {
  const anything = [
    null,
    '',
    'x',
    '7',
    '[]',
    '{"axes":{"kind":"seed"}}',
    '{"axes":[7,{},{"kind":"hue"}],"title":3,"base":[]}',
  ]
  expect(anything.map(text => parseGridDraft(text))).toEqual(
    anything.map(() => ({ title: '', base: emptyDraft, axes: [] })),
  )
  expect(parseGridDraft('{"axes":[{"kind":"model","picked":["a",7]}]}').axes).toEqual([
    { kind: 'model', text: '', search: '', picked: ['a'] },
  ])
})
