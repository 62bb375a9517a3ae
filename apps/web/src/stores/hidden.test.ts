import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from '../testing/fake-browser.ts'
import { sampleImage } from '../testing/samples.ts'
import { useHidden } from './hidden.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

const plain = sampleImage(1)
const secret = sampleImage(2, { tags: ['private'] })
const hiddenOf = () => [plain, secret].map(image => useHidden().hides(image))

test('at first everything is shown', () => {
  expect(hiddenOf()).toEqual([false, false])
})

test('by a tag, which can be another one; without one it is the first again', () => {
  const hidden = useHidden()
  hidden.choose('tagged')
  expect(hiddenOf()).toEqual([false, true])
  hidden.chooseTag('holiday')
  expect([...hiddenOf(), hidden.hides(sampleImage(3, { tags: ['holiday'] }))]).toEqual([false, false, true])
  hidden.chooseTag('')
  expect(hiddenOf()).toEqual([false, true])
})

test('a press shows one of them until one leaves', () => {
  const hidden = useHidden()
  hidden.choose('all')
  hidden.show(plain.id)
  expect(hiddenOf()).toEqual([false, true])
  hidden.forget()
  expect(hiddenOf()).toEqual([true, true])
})

test('whoever looks over the shoulder sees nothing, whatever was pressed, and the setting holds again afterwards', () => {
  const hidden = useHidden()
  hidden.choose('tagged')
  hidden.show(secret.id)
  hidden.cover(true)
  expect([hiddenOf(), hidden.hidesAll]).toEqual([[true, true], true])
  hidden.cover(false)
  expect([hiddenOf(), hidden.hidesAll]).toEqual([[false, true], false])
})

test('what was chosen is there after a reload, also that somebody looks', () => {
  useHidden().choose('tagged')
  useHidden().cover(true)
  setActivePinia(createPinia())
  expect([useHidden().hiding, useHidden().isCovered]).toEqual(['tagged', true])
})
