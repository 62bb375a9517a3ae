import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { messages as english } from './messages/en/grids.ts'
import { spoken } from './spoken.ts'
import { createText } from './text.ts'
import { prepare } from './translations.ts'

afterEach(async () => {
  spoken.value = 'en'
  await prepare('en')
  vi.restoreAllMocks()
})

test('a part whose code comes while German is spoken says it once its texts are there, and English before', async () => {
  // The tests of a feature may have brought the part along already.
  vi.resetModules()
  const [text, translations, language] = await Promise.all([
    import('./text.ts'),
    import('./translations.ts'),
    import('./spoken.ts'),
  ])
  onTestFinished(() => {
    language.spoken.value = 'en'
  })
  await translations.prepare('de')
  language.spoken.value = 'de'
  const t = text.createText('grids', english)
  expect(t('newGrid')).toBe('New grid')
  await translations.settled()
  expect(t('newGrid')).toBe('Neues Raster')
})

test('a language that is prepared is there at once for every part that is here', async () => {
  const t = createText('grids', english)
  await prepare('de')
  expect(t('newGrid')).toBe('New grid')
  spoken.value = 'de'
  expect([t('newGrid'), t('countModel', { count: 1 }), t('countModel', { count: 3 })]).toEqual([
    'Neues Raster',
    '1 Modell',
    '3 Modelle',
  ])
})

// Vue's own would show what comes before its texts do.
test('what is loaded later is loaded with its texts', () => {
  const folder = new URL('..', import.meta.url)
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => /\.(vue|ts)$/.test(path))
  const loading = own.filter(path => /defineAsyncComponent\(/.test(readFileSync(new URL(path, folder), 'utf8')))
  expect(loading.toSorted()).toEqual(['App.vue'])
})
