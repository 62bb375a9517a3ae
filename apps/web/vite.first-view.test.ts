import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { firstView, nameOfChunk } from './vite.first-view.ts'

test('every piece that is named by a function has a name for the bundler, which warns at the first start otherwise', () => {
  const named = firstView().filter(({ name }) => typeof name === 'function')
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ debugName }) => !debugName)).toEqual([])
})

const at = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const START = at('main.ts')
const STUDIO = at('features/studio/StudioPage.vue')
const GALLERY = at('features/gallery/GalleryPage.vue')

/** Who imports what, now and later. */
function pieceIn(now: Readonly<Record<string, readonly string[]>>, later: readonly string[]) {
  const pages = [STUDIO, GALLERY, ...later]
  const getModuleInfo = (id: string) => ({
    importedIds: now[id] ?? [],
    dynamicallyImportedIds: id === START ? pages : [],
  })
  const group = firstView().find(({ debugName }) => debugName === 'pieces')
  // The part of the bundler's context that is read.
  const graph = { getModuleInfo } as unknown as Rolldown.ChunkingContext
  return (id: string) => (typeof group?.name === 'function' ? group.name(id, graph) : undefined)
}

test('what a first page shares is in as few pieces as it has kinds of users', () => {
  const piece = pieceIn(
    {
      [STUDIO]: ['both.ts', 'own.ts', 'dialog-too.ts', 'page-too.ts', 'pages-too.ts'],
      [GALLERY]: ['both.ts', 'wrapped.ts'],
      'Dialog.vue': ['dialog-too.ts'],
      'OnePage.vue': ['page-too.ts', 'pages-too.ts'],
      'OtherPage.vue': ['pages-too.ts', GALLERY],
    },
    ['Dialog.vue', 'OnePage.vue', 'OtherPage.vue'],
  )
  expect(['both.ts', 'dialog-too.ts', 'page-too.ts', 'pages-too.ts'].map(piece)).toEqual([
    'base',
    'studio-parts',
    'studio-parts',
    'studio-common',
  ])
  // Its own, and what comes with the page to whoever shows that page.
  expect(['own.ts', 'wrapped.ts'].map(piece)).toEqual([null, null])
})

test('the texts of a part in German are known by their file', () => {
  expect(nameOfChunk({ facadeModuleId: at('i18n/messages/de/studio.ts') })).toBe('assets/de-[name]-[hash].js')
  expect(nameOfChunk({ facadeModuleId: STUDIO })).toBe('assets/[name]-[hash].js')
})
