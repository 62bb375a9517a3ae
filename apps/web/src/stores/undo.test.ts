import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useNotices } from './notices.ts'
import { useUndo } from './undo.ts'

beforeEach(() => setActivePinia(createPinia()))

test('what was done last is undone first, and each once', async () => {
  const undo = useUndo()
  const undone: string[] = []
  undo.add(() => undone.push('first'))
  const second = undo.add(() => undone.push('second'))
  await second()
  await second()
  await undo.undo()
  await undo.undo()
  expect(undone).toEqual(['second', 'first'])
  expect(undo.canUndo).toBe(false)
})

test('the button of a message and the key undo the same thing, and the message goes', async () => {
  const notices = useNotices()
  const undone: string[] = []
  notices.show('Moved to the trash.', { undo: () => undone.push('trash') })
  const [notice] = notices.items
  await useUndo().undo()
  await notice?.action?.run()
  expect(undone).toEqual(['trash'])
  expect(notices.items.map(({ text }) => text)).not.toContain('Moved to the trash.')
})

test('what is on its way is undone when it is done, and what was refused is not', async () => {
  const undo = useUndo()
  const undone: string[] = []
  undo.add(() => undone.push('before'))
  const first = undo.begin()
  const undoing = undo.undo()
  expect(undone).toEqual([])
  first.end(() => undone.push('first'))
  await undoing
  undo.begin().end()
  await undo.undo()
  expect(undone).toEqual(['first', 'before'])
})
