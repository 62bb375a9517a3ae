import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { fakeBrowser } from '../../testing/fake-browser.ts'
import { useWayBack } from './use-way-back.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  fakeBrowser()
})

const component = { template: '' }
const titled = (path: string, name: string) => ({ path, name, component, meta: { title: () => `the ${name}` } })

async function open(back: string | null) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      titled('/', 'studio'),
      titled('/gallery', 'gallery'),
      titled('/collections/:id', 'collection'),
      titled('/images/:id', 'image'),
      { path: '/:rest(.*)*', name: 'missing', component },
    ],
  })
  // The browser's history tells of the entry before by itself.
  await router.push({ path: '/images/1', state: { back } })
  const { way } = createApp(component)
    .use(router)
    .runWithContext(() => useWayBack(() => router.resolve('/gallery?q=boat')))
  return [way.value.place.fullPath, way.value.name]
}

test.each([
  ['/', ['/', 'the studio']],
  ['/gallery?q=fox', ['/gallery?q=fox', 'the gallery']],
  ['/images/2', ['/images/2', 'Picture']],
  ['/collections/2', ['/collections/2', 'Collection']],
])('who came from %s goes back there, and reads where that is', async (back, expected) => {
  expect(await open(back)).toEqual(expected)
})

test.each([[null], ['/gone/for/good'], ['/images/1?compare=2']])('who came from %s goes to the gallery', async back => {
  expect(await open(back)).toEqual(['/gallery?q=boat', 'the gallery'])
})
