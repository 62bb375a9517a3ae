import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageLinks } from './page-links.ts'

let webDir: string

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'atelier-links-'))
  await mkdir(join(webDir, '.vite'))
  await writeFile(
    join(webDir, '.vite/manifest.json'),
    JSON.stringify({
      'index.html': {
        file: 'assets/index-1.js',
        name: 'index',
        isEntry: true,
        css: ['assets/index-1.css'],
        imports: ['_vue.js'],
      },
      '_vue.js': { file: 'assets/vue-1.js', name: 'vue' },
      '_tile.js': { file: 'assets/tile-1.js', name: 'tile', css: ['assets/tile-1.css'], imports: ['_vue.js'] },
      'GalleryPage.vue': {
        file: 'assets/GalleryPage-1.js',
        name: 'GalleryPage',
        css: ['assets/GalleryPage-1.css'],
        imports: ['index.html', '_tile.js'],
      },
    }),
  )
})
afterAll(() => rm(webDir, { recursive: true }))

test('a page names the files that the document does not name already', async () => {
  expect((await pageLinks(webDir, 'GalleryPage'))?.split(', ')).toEqual([
    '</assets/GalleryPage-1.css>; rel=preload; as=style; crossorigin',
    '</assets/tile-1.css>; rel=preload; as=style; crossorigin',
    '</assets/GalleryPage-1.js>; rel=modulepreload',
    '</assets/tile-1.js>; rel=modulepreload',
  ])
})

test('without a manifest, or for a page that it does not know, there is nothing to name', async () => {
  expect([await pageLinks(join(webDir, 'nowhere'), 'GalleryPage'), await pageLinks(webDir, 'OtherPage')]).toEqual([
    undefined,
    undefined,
  ])
})
