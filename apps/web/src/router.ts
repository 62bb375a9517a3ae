import { watch, type Component } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { roomFor } from './browser/room-for.ts'
import { t } from './i18n/common.ts'
import { settled } from './i18n/translations.ts'
import { PAGES, type PageName } from './pages.ts'

declare module 'vue-router' {
  interface RouteMeta {
    readonly title: () => string
  }
}

/** What the browser's tab says, by the name of the page. */
const TITLES = {
  studio: 'studio',
  gallery: 'gallery',
  duplicates: 'duplicates',
  trash: 'trash',
  collections: 'collections',
  collection: 'collections',
  image: 'image',
  similar: 'looksLikeThis',
  grids: 'grids',
  'new-grid': 'newGrid',
  grid: 'grids',
  styles: 'styles',
  wildcards: 'wildcards',
  import: 'import',
  settings: 'settings',
  login: 'logIn',
  'set-up': 'setUp',
  join: 'logIn',
  account: 'account',
  people: 'people',
  audit: 'audit',
  engines: 'engines',
  webhooks: 'webhooks',
} as const satisfies Record<PageName, string>

/** Loaded when they are first opened. */
const components = import.meta.glob<Component>('./features/**/*Page.vue', { import: 'default' })

function componentOf(name: string): () => Promise<Component> {
  const load = components[`./features/${name}.vue`]
  // A test says that there is a file for each page.
  if (!load) throw new Error(`there is no page ${name}`)
  return load
}

export function createStudioRouter() {
  const router = createRouter({
    history: createWebHistory(),
    // The gallery knows its pictures better than pixels do.
    scrollBehavior: async (to, from, saved) => {
      if (to.name === 'gallery' || to.name === 'trash' || to.name === 'collection') return false
      if (saved) return (await roomFor(saved.top)) && saved
      return to.path === from.path ? undefined : { top: 0 }
    },
    routes: [
      ...PAGES.map(({ path, name, component, ...rest }) => ({
        path,
        name,
        component: componentOf(component),
        meta: { title: () => t(TITLES[name]) },
        ...('props' in rest && { props: rest.props }),
      })),
      {
        path: '/:rest(.*)*',
        name: 'missing',
        component: async () => import('./features/missing/MissingPage.vue'),
        meta: { title: () => t('notFound') },
      },
    ],
  })
  // A page is shown when its texts are here, too.
  router.beforeResolve(async () => void (await settled()))
  // Of the route that was reached, in the language that is spoken.
  watch([router.currentRoute, () => router.currentRoute.value.meta.title?.()], ([, title]) => {
    if (title) document.title = `${title} · Atelier`
  })
  return router
}
