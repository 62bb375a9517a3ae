import { afterEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../testing/fake-browser.ts'
import { t } from './common.ts'
import { date, number, plain, setRegions } from './format.ts'
import { spoken } from './spoken.ts'
import { createLanguage } from './language.ts'

afterEach(() => {
  spoken.value = 'en'
  setRegions([])
})

/** As far as the language looks at it: what it is in, and which manifest it names. */
const page = () => {
  let href = '/manifest.webmanifest'
  const link = { getAttribute: () => href, setAttribute: (_: string, to: string) => void (href = to) }
  return { lang: '', querySelector: () => link } as unknown as HTMLElement
}

test('a message is filled in, counts, and writes its numbers', () => {
  expect([
    t('bytes', { count: 1 }),
    t('bytes', { count: 0 }),
    t('bytes', { count: 12_000 }),
    t('snappedWhole', { value: '3' }),
  ]).toEqual(['1 byte', '0 bytes', '12,000 bytes', 'Set to 3: this model takes whole numbers.'])
})

test('the page speaks the first language of the browser that it knows', async () => {
  fakeBrowser()
  const root = page()
  const { ready, choice } = createLanguage(root, { languages: ['fr-FR', 'de-AT', 'en'] })
  await ready
  expect(root.querySelector('link')?.getAttribute('href')).toBe('/manifest.de.webmanifest')
  expect([root.lang, choice.value, t('cancel'), t('bytes', { count: 12_000 })]).toEqual([
    'de',
    'system',
    'Abbrechen',
    '12\u00A0000 Byte',
  ])
})

test('of no language that it knows it speaks English', async () => {
  fakeBrowser()
  const root = page()
  await createLanguage(root, { languages: ['fr'] }).ready
  expect([root.lang, t('cancel')]).toEqual(['en', 'Cancel'])
})

test('a browser that hands over no valid tag breaks nothing', async () => {
  fakeBrowser()
  const root = page()
  await createLanguage(root, { languages: ['@posix', 'de-AT@euro', 'en-US@posix'], language: '' }).ready
  expect([root.lang, number(12_345.5), date(new Date(2026, 1, 3), { dateStyle: 'short' })]).toEqual([
    'de',
    '12\u00A0345,5',
    '03.02.26',
  ])
})

test('what is chosen counts more than the browser, is kept, and reaches other tabs', async () => {
  const browser = fakeBrowser({ 'atelier.language': 'en' })
  const root = page()
  const { ready, choose, choice } = createLanguage(root, { languages: ['de-DE'] })
  await ready
  expect(root.lang).toBe('en')
  await choose('de')
  expect([root.lang, localStorage.getItem('atelier.language'), t('close')]).toEqual(['de', 'de', 'Schließen'])
  browser.otherTabKeeps('atelier.language', 'en')
  await vi.waitFor(() => expect([root.lang, choice.value, t('close')]).toEqual(['en', 'en', 'Close']))
})

test("dates and numbers are written as in the reader's country", () => {
  const noon = new Date(2026, 1, 3, 12)
  expect([number(1234.5), plain(1024), date(noon, { dateStyle: 'short' })]).toEqual(['1,234.5', '1024', '2/3/26'])
  setRegions(['en-GB'])
  expect(date(noon, { dateStyle: 'short' })).toBe('03/02/2026')
  spoken.value = 'de'
  expect([number(1234.5), date(noon, { dateStyle: 'medium' })]).toEqual(['1.234,5', '03.02.2026'])
})
