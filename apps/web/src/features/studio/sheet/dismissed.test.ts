import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from '../../../testing/fake-browser.ts'
import { useDismissed } from './dismissed.ts'

beforeEach(() => {
  fakeBrowser()
  setActivePinia(createPinia())
})

const ended = (id: string, minute: number) => ({ id, finishedAt: `2026-11-22T12:0${minute}:00.000Z` })

test('what was dismissed stays so after a reload, and is told again where it fails again', () => {
  useDismissed().add(ended('a', 1))
  setActivePinia(createPinia())
  const dismissed = useDismissed()
  expect([ended('a', 1), ended('a', 2), ended('b', 1)].map(dismissed.has)).toEqual([true, false, false])
})

test('all of them at once takes along those that ended before, and none that fails later', () => {
  const dismissed = useDismissed()
  dismissed.addAll([ended('a', 1), ended('b', 3)])
  expect([ended('a', 1), ended('c', 2), ended('d', 4), { id: 'e', finishedAt: null }].map(dismissed.has)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
